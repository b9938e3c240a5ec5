"""The institutions: ordinary Mesa agents, few and event-timed."""

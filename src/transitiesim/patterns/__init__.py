"""The claims of the study put to the test: patterns that must show, and what every switch does.

What is looked for, by which statistic and where, stands in `declared` and `primary`; it was set before the runs.
"""

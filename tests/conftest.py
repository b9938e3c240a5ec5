"""Settings for all tests: examples may take their time on a busy machine, and are the same on every run."""

from hypothesis import settings

settings.register_profile("any-machine", deadline=None, derandomize=True)
settings.load_profile("any-machine")

"""Settings for all tests: examples may take their time on a busy machine, and are the same on every run."""

from hypothesis import Phase, settings

settings.register_profile("any-machine", deadline=None, derandomize=True)
# For a mutation run it is enough that an example fails; it need not be made small.
settings.register_profile(
    "mutants", settings.get_profile("any-machine"), phases=[Phase.explicit, Phase.generate], database=None
)
settings.load_profile("any-machine")

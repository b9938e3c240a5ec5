"""Experiments: what is asked of many runs, read from a TOML file.

Only the titles, the neighbourhoods and the outcomes are required::

    title_nl = "..."
    title_en = "..."
    about_nl = "..."                     # longer text, about_en likewise
    scenarios = ["baseline"]             # shipped scenarios, or files that end with .toml, beside this one
    neighbourhoods = ["selwerd"]         # ids, files, or ["all"]
    homes = { laak = 6000 }              # a neighbourhood as if it had this many homes
    until = "2050-12"
    replicates = 10
    seed = 1
    uncertainty = "seeds"                # "parameters": all numbers that do not vary here are drawn as well
    outcomes = ["gas_free_share", "trust_programme"]    # the most important first
    years = [2030, 2040, 2050]           # ends of years that are kept; all when left out
    precision = { gas_free_share = 0.02 }               # wanted half-width of the 95 percent interval of a mean

    [levers]                             # recommendations and parts of them
    recommendations = true               # all seven, off or on; parts = true for the 29
    "5.3" = [0.0, 0.5, 1.0]              # strengths

    [uncertainties]                      # numbers of the model
    "trust.start" = true                 # over its declared range
    "staff.tenure" = { low = 24, high = 48, steps = 5 }
    all = true                           # every other uncertain number that no lever moves

    [design]
    kind = "full_factorial"
    # kind = "fractional_factorial", resolution = 4
    # kind = "one_at_a_time"
    # kind = "latin_hypercube", samples = 500
    # kind = "sobol", samples = 256, second_order = false
    # kind = "morris", trajectories = 20, levels = 4
    # kind = "table", file = "points.csv"

Every point of the design is run from every scenario in every neighbourhood: together they are the settings.
Replicate k has the same draws in all settings of a neighbourhood, so settings may be compared pair by pair.
"""

from transitiesim.experiments.definition import Design, Experiment
from transitiesim.experiments.designs import Points, points_of, problem_of
from transitiesim.experiments.factors import Factor, factor_from, setting_of
from transitiesim.experiments.outcomes import known_outcomes
from transitiesim.experiments.reading import experiment_from, known_experiments, path_of_experiment, read_experiment

__all__ = [
    "Design",
    "Experiment",
    "Factor",
    "Points",
    "experiment_from",
    "factor_from",
    "known_experiments",
    "known_outcomes",
    "path_of_experiment",
    "points_of",
    "problem_of",
    "read_experiment",
    "setting_of",
]

"""Scenarios: what is done, what is assumed about the world, and which numbers are set by hand.

A scenario file is TOML. Only the titles are required; what a file does not name is as in the study's practice,
or as in the scenario it is based on::

    title_nl = "..."
    title_en = "..."
    about_nl = "..."                # longer text, about_en likewise
    based_on = "baseline"           # a shipped scenario, or a file that ends with .toml, beside this one
    until = "2050-12"               # last month of the run; not before 2019-12

    [recommendations]
    "5" = true                      # a whole recommendation, at full strength from the first month
    "5.3" = { strength = 0.7, from = "2023-01" }
    "2.1" = false                   # off, also when the base has it on

    [world]
    pandemic = true
    price_history = true
    elections = true
    heat_pumps = true
    price_shocks = [{ from = "2028-01", factor = 1.8, months = 18 }]
    mandate = { designated = "2027-01", end_of_gas = "2035-01" }    # or false, to drop that of the base
    events = [{ from = "2029-03", kind = "departure" }]     # or "pandemic" or "election", outside the calendar

    [parameters]
    "trust.gain" = 0.12

    [[parameters_from]]
    from = "2030-01"
    "corporation.capacity" = 0.03

    [processes]
    off = ["world_changes"]         # steps of the month, see PROCESSES

A part goes before its whole: with "5" and "5.3" in one file, 5.3 is as its own line says. A strength or date that
a table leaves out stays as it was in the whole or in the base, else it is full strength and the first month. What
cannot be overruled is a later start of a whole for a part that may not start late: such a part is set to `false`,
or the parts are named one by one. A list (shocks, events, steps) takes the place of that of the base. A parameter
that a part moves cannot also be set by hand. A date is a month, "2030-01", a TOML date, or a year: January
of that year, and December for `until`.
"""

from transitiesim.scenario.checking import event_kind
from transitiesim.scenario.dates import date_text, first_month_of, last_month_of, month_in_words
from transitiesim.scenario.definition import Scenario
from transitiesim.scenario.describing import describe, describe_event
from transitiesim.scenario.parts import (
    EVENT_KINDS,
    PROCESS_NAMES,
    PROCESSES,
    DatedValue,
    EventKind,
    Mandate,
    Measure,
    PriceShock,
    World,
    WorldEvent,
)
from transitiesim.scenario.reading import known_scenarios, read_scenario, scenario_from
from transitiesim.scenario.writing import scenario_to_toml

__all__ = [
    "EVENT_KINDS",
    "PROCESSES",
    "PROCESS_NAMES",
    "DatedValue",
    "EventKind",
    "Mandate",
    "Measure",
    "PriceShock",
    "Scenario",
    "World",
    "WorldEvent",
    "date_text",
    "describe",
    "describe_event",
    "event_kind",
    "first_month_of",
    "known_scenarios",
    "last_month_of",
    "month_in_words",
    "read_scenario",
    "scenario_from",
    "scenario_to_toml",
]

"""A run in which everything happens, and switches that have a process of their own: what to delete with them.

As a program (`python -m patterns.neutral_runs OUT SWITCH ...`, from the folder tests) it runs once with those switches
on and writes every column that the run leaves behind. A row that the program does not have can be lent to it as a file
beside OUT.
"""

from __future__ import annotations

import dataclasses
import pickle
import sys
from pathlib import Path

from model.places import PROMISING
from transitiesim import recommendations
from transitiesim.model import HeatTransition
from transitiesim.parameters import replace
from transitiesim.patterns.profiles import PROFILES
from transitiesim.running import draw_numbers, model_of
from transitiesim.scenario import read_scenario

LIVELY = {path: value for path, value in PROMISING.items() if path not in {"programme.decision_units"}}


def lively_run(others: tuple[str, ...]) -> HeatTransition:
    """Six hundred homes to 2050 with all numbers drawn, networks built and campaigns failed, recorded every month."""
    facts = PROFILES["mixed"].facts().resized(600)
    drawn = draw_numbers(facts, 11, 3)
    drawn = dataclasses.replace(drawn, parameters=replace(drawn.parameters, LIVELY))
    model = model_of(drawn, read_scenario("baseline").with_measures(*others), record="monthly")
    model.run_model()
    return model


OWN_PROCESS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "1.2": (
        ("model/agents/programme.py", "if model.month < p.reflection_months or hours <= 0.0:", "if hours <= 0.0:"),
    ),
    "3.1": (
        (
            "model/agents/links.py",
            """        model = self.model
        levels = self.levels()
        if model.rolls.uniform(_CHOICE, self.attempts) >= model.parameters.linking.choice:
            return levels[0]
        return max(levels, key=lambda level: expected_gain(self.chance(level), level.benefit))
""",
            "        return self.levels()[0]\n",
        ),
    ),
    "3.4": (
        (
            "model/agents/office.py",
            """        hub = staff.coordination_exponent < HUB_EXPONENT and self.roles[-1] != "project_leader"
        if hub and "process_director" not in self.roles:
            self._appoint_process_director()
""",
            "",
        ),
        (
            "rules/staff.py",
            "return hours_per_link * officials * math.pow((officials - 1.0) / 2.0, exponent - 1.0)",
            "return hours_per_link * officials * ((officials - 1.0) / 2.0)",
        ),
    ),
    "3.5": (
        (
            "model/agents/programme.py",
            "unit.not_before = model.month + round(p.decision_latency)",
            "unit.not_before = model.month",
        ),
    ),
    "5.3": (
        (
            "model/opinions.py",
            """    open_line = silence_decay_in_practice(
        trust.silence_decay, model.practice.trust.silence_decay, model.office.outreach_filled_share()
    )
""",
            "    open_line = trust.silence_decay\n",
        ),
    ),
    "6.1": (
        (
            "model/contacts.py",
            "for kind, share in ((0, 1.0 - clustered), (1, clustered)):",
            "for kind, share in ((0, 1.0),):",
        ),
        (
            "model/contacts.py",
            "reach=reach_of_method(p.reach_scattered, p.reach_block, p.clustering),",
            "reach=p.reach_scattered,",
        ),
        (
            "model/agents/resident_group.py",
            "return reach_of_method(p.reach_scattered, p.reach_block, p.clustering)",
            "return p.reach_scattered",
        ),
    ),
    "6.2": (
        (
            "model/transition.py",
            """        parts = np.array_split(
            np.arange(place.sub_areas), min(place.sub_areas, int(self.parameters.programme.decision_units))
        )
""",
            "        parts = [np.arange(place.sub_areas)]\n",
        ),
    ),
}
"""What exists for one switch alone: with its number as in practice the code does nothing, so it can be taken out.

The other 22 move a number of something that goes on in practice too (people leave, are reached, learn, promise): they
have no process of their own that could be deleted, only their row. docs/switched-off.md lists all 29.
"""


def main() -> None:
    """Run once and write what the run leaves behind, as plain bytes."""
    from model.looking import columns_of

    out, *others = sys.argv[1:]
    lent = Path(out).with_suffix(".row")
    if lent.exists():
        recommendations._SWITCHES += (pickle.loads(lent.read_bytes()),)  # noqa: S301  written by the test
        recommendations.switches.cache_clear()  # asked for while the program was loaded
    model = lively_run(tuple(others))
    recorder = model.recorder
    tables = {name: getattr(recorder, name)() for name in ("path_table", "programme_table")}
    columns = {f"household {name}": values.tobytes() for name, values in columns_of(model).items()}
    for table, content in tables.items():
        columns |= {f"{table} {name}": repr(list(values)).encode() for name, values in content.items()}
    columns["events"] = repr([(one.month, one.kind, one.text.en) for one in model.events.events]).encode()
    columns["counts"] = repr(model.counts).encode()
    Path(out).write_bytes(pickle.dumps(columns))


if __name__ == "__main__":
    main()

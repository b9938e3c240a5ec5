"""What each switch is judged by: one primary outcome in one context, set before the runs.

An effect counts when its corrected p-value is below 5 percent and it is at least as large as said here. Contexts and
sizes were chosen after a trial on other seeds; a switch that works only together with others is judged there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from transitiesim.patterns.arms import DUMMY
from transitiesim.patterns.measures import at, mean_of
from transitiesim.recommendations import switches

_TRUST, _LIVEABILITY = "trust_programme", mean_of("liveability")


@dataclass(frozen=True, slots=True)
class Primary:
    """How one switch is judged.

    Attributes:
        code: the switch.
        profile: where.
        base: what is on besides: "practice" (nothing), "all" (everything), "net" (campaigns often succeed) or "2.1".
        measure: the primary outcome.
        better: 1 when the switch should raise it, -1 when it should lower it.
        least: smallest effect that counts, in the unit of the measure.
    """

    code: str
    profile: str
    base: str
    measure: str
    better: int
    least: float

    @property
    def off(self) -> str:
        """Arm without the switch."""
        return f"all-{self.code}" if self.base == "all" else self.base

    @property
    def on(self) -> str:
        """Arm with the switch."""
        return {"practice": self.code, "all": "all"}.get(self.base, f"{self.base}+{self.code}")


PRIMARY = {
    one.code: one
    for one in (
        Primary("1.1", "mixed", "net", at(_TRUST, 2033), 1, 0.003),
        Primary("1.2", "crowded", "practice", "first:campaign", -1, 1.0),
        Primary("1.3", "mixed", "practice", "first:campaign", -1, 1.0),
        Primary("2.1", "crowded", "all", _LIVEABILITY, 1, 0.02),
        Primary("2.2", "village", "all", "mean_left", 1, 0.01),
        Primary("2.3", "crowded", "all", "first:first_heat", -1, 3.0),
        Primary("2.4", "village", "all", "mean_left", 1, 0.01),
        Primary("2.5", "mixed", "practice", at("liveability", 2050), 1, 0.01),
        Primary("3.1", "crowded", "2.1", _LIVEABILITY, 1, 0.002),
        Primary("3.2", "mixed", "net", _LIVEABILITY, 1, 0.001),
        Primary("3.3", "mixed", "2.1", "first:campaign", -1, 0.25),
        Primary("3.4", "crowded", "all", "mean_left", 1, 0.02),
        Primary("3.5", "crowded", "practice", "first:plan_ready", -1, 1.0),
        Primary("4.1", "mixed", "2.1", "first:campaign", -1, 0.5),
        Primary("4.2", "mixed", "2.1", "first:campaign", -1, 1.0),
        Primary("4.3", "mixed", "practice", at(_TRUST, 2050), 1, 0.002),
        Primary("4.4", "mixed", "net", _LIVEABILITY, 1, 0.002),
        Primary("5.1", "mixed", "practice", at(_TRUST, 2033), 1, 0.01),
        Primary("5.2", "village", "all", at(_TRUST, 2023), 1, 0.005),
        Primary("5.3", "mixed", "practice", at(_TRUST, 2033), 1, 0.01),
        Primary("5.4", "mixed", "practice", at("hard:reached", 2033), 1, 20.0),
        Primary("5.5", "mixed", "practice", at("involvement", 2033), 1, 0.003),
        Primary("6.1", "crowded", "all", "mean_left", 1, 0.01),
        Primary("6.2", "mixed", "all", "mean_left", 1, 0.02),
        Primary("6.3", "mixed", "practice", at("liveability", 2050), 1, 0.01),
        Primary("7.1", "mixed", "2.1", "first:campaign", -1, 1.0),
        Primary("7.2", "crowded", "net", at(_TRUST, 2033), 1, 0.01),
        Primary("7.3", "mixed", "net", at("liveability", 2050), 1, 0.005),
        Primary("7.4", "mixed", "net", at("liveability", 2050), 1, 0.005),
    )
}
CONTEXTS = ("mixed", "crowded", "village")
HEADLINES = (
    "mean_left", at("left", 2033), at("left", 2050), "t50", _LIVEABILITY, at("liveability", 2050),
    at(_TRUST, 2023), at(_TRUST, 2033), at(_TRUST, 2050), at("involvement", 2033), at("reached", 2033),
    at("hard:reached", 2033), "first:campaign", mean_of("latent_capital"), at("bill_eur", 2050),
)  # fmt: skip
"""Outcomes that every switch is measured on, besides all fingerprints."""
EARLY = (at("left", 2021), at(_TRUST, 2021), at("reached", 2021), "first:plan_ready", mean_of("effective_capacity"))
"""Where a loss that comes first would show: homes, trust and reach after three years, the first plan, hours left."""
EARLY_WORSE = (-1, -1, -1, 1, -1)


def fingerprint(code: str) -> str:
    """Measure of a switch's own fingerprint."""
    column = switches()[code].fingerprint
    return at(column, 2050) if column in _ADDED_UP else mean_of(column)


_ADDED_UP = frozenset({
    "missed_promises", "false_starts", "months_out_of_step", "late_objections", "complexes_in_campaign",
    "partner_dropouts", "months_interrupted", "experiments", "knowledge_lost", "first_contact_damage",
    "trust_worn_by_silence", "first_decision_month", "joint_contacts",
})  # fmt: skip


def needed_by_switches() -> list[tuple[str, str]]:
    """Profiles and arms of the whole switch report."""
    single = [(profile, arm) for profile in CONTEXTS for arm in ("practice", *switches())]
    return list(dict.fromkeys([*single, *needed_to_judge(switches()), ("mixed", DUMMY)]))


def needed_to_judge(codes: Iterable[str]) -> list[tuple[str, str]]:
    """Profiles and arms by which some switches are judged: where it counts, and where an early loss would show."""
    chosen = [PRIMARY[code] for code in codes]
    judged = [(one.profile, arm) for one in chosen for arm in (one.off, one.on)]
    early = [("mixed", arm) for arm in ("practice", *(one.code for one in chosen))]
    return list(dict.fromkeys([*judged, *early]))

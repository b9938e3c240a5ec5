"""The arms of the experiments: practice with one thing changed, so that a difference has one cause."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from transitiesim.language import Text
from transitiesim.parameters import declarations
from transitiesim.recommendations import switches
from transitiesim.scenario import Scenario
from transitiesim.scenario.parts import DatedValue, Measure, PriceShock, World

_ORDINARY = World()
DUMMY = "dummy"
"""A switch that moves nothing: it must come out as a placebo."""


@dataclass(frozen=True, slots=True)
class Arm:
    """What is done and assumed in one arm.

    Attributes:
        name: short name, unique.
        measures: parts of the recommendations that are on.
        without: parts that are off although `measures` names them.
        numbers: numbers of practice that are other than declared, as path and value.
        later: numbers that change during the run, as path, value and month.
        figures: figures of the neighbourhood that are other than known, as name and value.
        world: assumptions about the world.
        processes_off: steps of the month that are off.
        seed_shift: added to the seed, so that another chance is at work.
        monthly: whether every month is recorded; needed to see what follows a departure.
    """

    name: str
    measures: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    numbers: tuple[tuple[str, float], ...] = ()
    later: tuple[tuple[str, float, int], ...] = ()
    figures: tuple[tuple[str, float], ...] = ()
    world: World = _ORDINARY
    processes_off: tuple[str, ...] = ()
    seed_shift: int = 0
    monthly: bool = False

    def scenario(self) -> Scenario:
        """The scenario of this arm."""
        codes = [code for name in self.measures for code in _codes(name)]
        return Scenario(
            self.name,
            Text(self.name, self.name),
            tuple(Measure(code) for code in dict.fromkeys(codes) if code not in self.without),
            tuple(DatedValue(path, value, month) for path, value, month in self.later),
            self.world,
            frozenset(self.processes_off),
        )


def _codes(name: str) -> list[str]:
    if name == "all":
        return list(switches())
    return [code for code in switches() if code == name or code.startswith(f"{name}.")]


def _one(name: str, *measures: str, **rest: Any) -> Arm:
    return Arm(name, measures, **rest)


def _numbers(**values: float) -> tuple[tuple[str, float], ...]:
    """Numbers by path, written with a double underscore for the dot."""
    return tuple((path.replace("__", "."), value) for path, value in values.items())


NET = ("2.2", "2.4", "6.1", "6.2")
"""Parts with which campaigns often succeed: a base on which what comes after a campaign can be seen."""
_NO_SHOCKS = World(pandemic=False, price_history=False, elections=False)
_SHOCK = World(pandemic=False, price_history=False, elections=False, price_shocks=(PriceShock(60, 2.0, 24),))
_FLEXIBLE = ("1.1", "1.2", "1.3")
_LINKING = ("2.1", "2.5", "3.1", "6.3")
_GUARD = ("2.5", "3.2", "3.4", "6.3")
OFFICIALS = (0.0, 4.0, 8.0, 16.0, 32.0)
SUPPORT = (-2.4, -1.8, -1.2, -0.6, 0.0, 0.6, 1.2, 1.8, 2.4)
"""Added to the level of acceptance of everybody, in logits: how many are in favour to begin with."""
_ONE_UNIT = ("2.2", "2.4", "6.1")
"""`NET` without sub-areas: one decision for the whole, so that its tipping is not blurred by that of others."""
_LOW = _numbers(programme__knowledge_start=0.0, programme__integration_start=0.2, linking__opportunity_visibility=0.9)
_HIGH = _numbers(
    programme__knowledge_start=0.9,
    programme__integration_start=0.9,
    programme__integration_erosion=0.0,
    programme__frame_dispersion=0.1,
    programme__support=0.9,
    programme__frame_drift=0.0,
    staff__tenure=10_000.0,
    corporation__partner_tenure=10_000.0,
    linking__opportunity_visibility=0.9,
)
_SWIFT = _numbers(
    programme__escalation_latency=1.0, programme__blockage_drag=0.0, programme__agreement_hours=225.0,
    programme__election_reset=0.0,
)  # fmt: skip
_STAYS = _numbers(staff__tenure=10_000.0)


def _officials(number: float) -> tuple[tuple[str, float], ...]:
    return tuple((f"staff.other_officials_{size}", number) for size in ("large", "middle", "small"))


def _all_arms() -> list[Arm]:
    codes = list(switches())
    arms = [_one("practice"), _one("all", "all"), _one("net", *NET)]
    arms += [_one(code, code) for code in codes]
    arms += [_one(f"all-{code}", "all", without=(code,)) for code in codes]
    arms += [_one(f"net+{code}", *NET, code) for code in codes if code not in NET]
    arms += [_one(f"2.1+{code}", "2.1", code) for code in ("3.1", "3.3", "4.1", "4.2", "7.1")]
    arms += [Arm(DUMMY, seed_shift=1)]
    # Shape
    arms += [_one(f"one unit, support {one:g}", *_ONE_UNIT, numbers=_support(one)) for one in SUPPORT]
    arms += [
        _one(
            "6.3 for a year",
            later=(("participation.joint_delivery", 0.1, 12),),
            numbers=_numbers(participation__joint_delivery=0.5),
        )
    ]
    arms += [_one("net swift", *NET, numbers=_SWIFT)]
    # Start, approach and integration
    arms += [
        _one("net flexible", *NET, *_FLEXIBLE),
        _one("net shock", *NET, world=_SHOCK),
        _one("net calm", *NET, world=_NO_SHOCKS),
        _one("net flexible shock", *NET, *_FLEXIBLE, world=_SHOCK),
        _one("net flexible calm", *NET, *_FLEXIBLE, world=_NO_SHOCKS),
        _one("explore", *_FLEXIBLE, "4.1"),
    ]
    arms += [
        _one("one view", numbers=_numbers(programme__frame_dispersion=0.2)),
        _one("many views", numbers=_numbers(programme__frame_dispersion=0.6)),
        _one("begins well", numbers=_numbers(programme__integration_start=0.8)),
        _one("guarded", *_GUARD),
    ]
    more_staff, fewer_rules = (
        _numbers(staff__homes_per_post=225.0),
        _numbers(programme__escalation_latency=1.0, staff__mandate=0.9),
    )
    arms += [
        _one("net more staff", *NET, numbers=more_staff),
        _one("net fewer rules", *NET, numbers=fewer_rules),
        _one("net both", *NET, numbers=more_staff + fewer_rules),
    ]
    arms += [_one(f"officials {one:g}", numbers=_officials(one)) for one in OFFICIALS]
    arms += [_one(f"officials {one:g} hub", "3.4", numbers=_officials(one)) for one in OFFICIALS]
    # Linking
    for name, numbers in (("unready", _LOW), ("ready", _HIGH)):
        arms += [
            _one(f"{name}, always the highest level", numbers=numbers),
            _one(f"{name}, level that fits", "3.1", numbers=numbers),
        ]
    arms += [_one("net linked", *NET, *_LINKING), _one("net fit and relief", *NET, "6.3"), _one("linked", *_LINKING)]
    rich = _numbers(programme__linking_share=0.3)
    arms += [
        _one("rich", numbers=rich),
        _one("rich 2.1+2.5", "2.1", "2.5", numbers=rich),
        _one("2.1+2.5", "2.1", "2.5"),
    ]
    arms += [_one("2", "2"), _one("2+3", "2", "3"), _one("2+3+4", "2", "3", "4")]
    # Residents
    arms += [
        _one("net dear gas", *NET, numbers=_numbers(world__gas_price=1.2 * _value("world.gas_price"))),
        _one("net more concern", *NET, numbers=_numbers(layout__concern=1.2 * _value("layout.concern"))),
    ]
    arms += [_one(f"worry {one:g}", numbers=_numbers(layout__stress_other=one)) for one in (0.1, 0.3, 0.6)]
    arms += [_one(f"net ties {one}", *NET, numbers=_numbers(layout__ties=one)) for one in (4, 8, 16)]
    arms += [
        _one(f"first contact {one}", numbers=_numbers(participation__first_contact_month=one))
        for one in (0, 12, 30, 48)
    ]
    arms += [_one(f"depth {one:g}", numbers=_numbers(participation__depth=one)) for one in (0.5, 1.0, 1.5, 2.5)]
    arms += [
        _one("nobody comes", processes_off=("staff_reach_out",)),
        _one("large group", numbers=_numbers(participation__members_at_start=40.0)),
        _one("5.1+5.5", "5.1", "5.5"),
        _one("5.4+7.2", "5.4", "7.2"),
        _one("trust kept up", "5.3", "5.1"),
        _one(
            "trust dropped",
            numbers=_numbers(trust__silence_decay=0.01, trust__explanation=0.6, participation__depth=2.5),
            later=(("trust.silence_decay", 0.03, 60), ("trust.explanation", 1.0, 60), ("participation.depth", 0.5, 60)),
        ),
    ]
    # People
    arms += [
        _one("practice by month", monthly=True),
        _one("net nobody leaves", *NET, numbers=_STAYS),
        _one("same creativity", numbers=_numbers(staff__creativity_spread=0.0)),
        _one("same style", numbers=_numbers(staff__style_spread=0.0)),
    ]
    # Conditions, scale and learning
    cheap, dear = (
        _numbers(world__heat_gas_link=0.0, world__heat_price=factor * _value("world.heat_price"))
        for factor in (0.7, 1.5)
    )
    arms += [
        _one("5.2 no pandemic", "5.2", world=World(pandemic=False)),
        _one("net cheap heat", *NET, numbers=cheap, world=_NO_SHOCKS),
        _one("net dear heat", *NET, numbers=dear, world=_NO_SHOCKS),
        _one("net cheap heat, shock", *NET, numbers=cheap, world=_SHOCK),
        _one("net dear heat, shock", *NET, numbers=dear, world=_SHOCK),
        _one("shock", world=_SHOCK),
        _one("shock 1.3", "1.3", world=_SHOCK),
    ]
    for name, shift in (("usual", 0.0), ("high", 3.0)):
        arms += [
            _one(f"{name} support, one unit", *_ONE_UNIT, numbers=_support(shift)),
            _one(f"{name} support, sub-areas", *NET, numbers=_support(shift)),
        ]
    arms += [_one("net+3", *NET, "3"), _one("net+4", *NET, "4"), _one("net+3+4", *NET, "3", "4")]
    arms += [_one("anchored", "3.3", "3.5", "4.4"), _one("7", "7"), _one("4.1+1.3", "4.1", "1.3")]
    return arms


def _support(shift: float) -> tuple[tuple[str, float], ...]:
    """Levels of acceptance of all kinds of decision makers, moved by so many logits."""
    levels = [f"acceptance.level_{who}" for who in ("owner", "association", "tenant", "landlord")]
    return tuple((path, _value(path) + shift) for path in levels)


def _value(path: str) -> float:
    return float(declarations()[path].value)


@cache
def arms() -> dict[str, Arm]:
    """All arms by name."""
    return {one.name: one for one in _all_arms()}

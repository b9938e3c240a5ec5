"""An experiment: where, from which scenarios, what varies, how often and what is kept; checked when it is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from transitiesim.errors import InputError, closest
from transitiesim.experiments.factors import Factor, setting_of
from transitiesim.experiments.outcomes import check_outcomes
from transitiesim.language import Text
from transitiesim.neighbourhood import Facts
from transitiesim.scenario import Scenario

MOST_SETTINGS = 2_000_000
MOST_REPLICATES = 100_000
MOST_RUNS = 20_000_000
KINDS = ("full_factorial", "fractional_factorial", "one_at_a_time", "latin_hypercube", "sobol", "morris", "table")
_NO_TEXT = Text("", "")


@dataclass(frozen=True, slots=True)
class Design:
    """How the values of the factors are combined.

    Attributes:
        kind: one of `KINDS`.
        samples: points of a Latin hypercube; base samples of Sobol' (a power of two).
        trajectories: of Morris, each of which changes every factor once.
        levels: grid of Morris, an even number.
        second_order: whether Sobol' also gives indices of pairs.
        resolution: of a fractional design; at 3 main effects stay apart, at 5 pairs as well.
        rows: points of an own table, a value per factor.
    """

    kind: str = "full_factorial"
    samples: int = 0
    trajectories: int = 0
    levels: int = 4
    second_order: bool = False
    resolution: int = 4
    rows: tuple[tuple[float, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Experiment:
    """What is asked of the model.

    Attributes:
        name: short name, that of its file without ".toml".
        title: title in both languages.
        about: longer text, may be empty.
        scenarios: every setting is run from each of these.
        places: every setting is run in each of these.
        factors: what varies; none for the scenarios as they are.
        design: how values are combined.
        replicates: runs of each setting; replicate k has the same draws in all settings of a neighbourhood.
        seed: seed of the whole.
        uncertainty: "seeds" or "parameters", see `transitiesim.running.uncertainty`.
        outcomes: indicators that are kept, the most important first.
        years: ends of years that are kept; empty for all.
        precision: outcomes that should be known, per setting, with this half-width of the 95 percent interval.

    Raises:
        InputError: when something in it cannot be; the place it names is a key of an experiment file.
    """

    name: str
    title: Text
    scenarios: tuple[Scenario, ...]
    places: tuple[Facts, ...]
    factors: tuple[Factor, ...] = ()
    design: Design = Design()
    replicates: int = 10
    seed: int = 1
    uncertainty: str = "seeds"
    outcomes: tuple[str, ...] = ("gas_free_share",)
    years: tuple[int, ...] = ()
    precision: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    about: Text = _NO_TEXT

    def __post_init__(self) -> None:
        """Check everything that can be checked without making the design."""
        _check_several("scenarios", [one.name for one in self.scenarios])
        _check_several("neighbourhoods", [one.id for one in self.places])
        if len({one.months for one in self.scenarios}) > 1:
            raise InputError("until", Text("de scenario's eindigen niet gelijk", "the scenarios do not end together"))
        _check_several("factors", [one.name for one in self.factors], least=0)
        _check_overlap(self.factors)
        for name, value, least, most in (
            ("replicates", self.replicates, 1, MOST_REPLICATES),
            ("seed", self.seed, 0, 2**63 - 1),
        ):
            if not least <= value <= most:
                what = Text(f"{value} kan niet", f"{value} is not possible")
                raise InputError(name, what, Text(f"{least} tot en met {most}", f"{least} to {most}"))
        if self.uncertainty not in {"seeds", "parameters"}:
            what = Text(f"'{self.uncertainty}' kan niet", f"'{self.uncertainty}' is not possible")
            known = ("seeds", "parameters")
            raise InputError("uncertainty", what, ", ".join(known), closest(self.uncertainty, known))
        for one in self.scenarios:  # a number that a lever also moves is found here, before anything runs
            setting_of(one, self.factors, [f.high if f.kind == "lever" else f.low for f in self.factors])
        check_outcomes(self.outcomes, self.years, self.precision, self.scenarios[0].months)


def _check_several(where: str, names: list[str], least: int = 1) -> None:
    """Names are there, and each once."""
    if len(names) < least:
        raise InputError(where, Text("er is er geen genoemd", "none is named"))
    double = next((name for place, name in enumerate(names) if name in names[:place]), None)
    if double is not None:
        raise InputError(where, Text(f"'{double}' staat er twee keer", f"'{double}' is named twice"))


def _check_overlap(factors: tuple[Factor, ...]) -> None:
    """A recommendation and one of its own parts do not both vary: one would overrule the other."""
    names = {one.name for one in factors if one.kind == "lever"}
    for name in sorted(names):
        whole = name.split(".")[0]
        if name != whole and whole in names:
            what = Text(
                f"aanbeveling {whole} en haar onderdeel {name} variëren allebei",
                f"recommendation {whole} and its part {name} both vary",
            )
            allowed = Text("een van de twee, of alle onderdelen apart", "one of the two, or all parts by themselves")
            raise InputError("levers", what, allowed)

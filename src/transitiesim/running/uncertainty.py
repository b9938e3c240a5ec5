"""Drawing uncertain numbers: the same draw for all scenarios that are compared.

Replicates are drawn in blocks of twenty that fill every number's range evenly (Latin hypercube sampling, McKay,
Beckman and Conover 1979): in each block every twentieth of the range is used once. A draw depends on the seed, the
name of the number and the replicate alone, so a replicate is the same alone or among others, in any order.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from transitiesim.neighbourhood import Facts
from transitiesim.neighbourhood.defaults import FROM_PARAMETERS
from transitiesim.parameters import Parameters, declarations, replace
from transitiesim.randomness import Draws, draws, stream
from transitiesim.recommendations import switches

BLOCK = 20  # replicates in one even block

_ORDER = stream("uncertainty: order of the strata")
_WITHIN = stream("uncertainty: place within a stratum")
_SEED = stream("uncertainty: seed of a replicate")


@dataclass(frozen=True, slots=True)
class Drawn:
    """Numbers of one replicate.

    Attributes:
        replicate: its number, from 0.
        seed: its seed for everything that happens by chance.
        parameters: numbers of the model.
        on_values: values of switches when on, by "code:path".
        facts: the neighbourhood, with assumed figures drawn.
        values: everything that was drawn, by name.
    """

    replicate: int
    seed: int
    parameters: Parameters
    on_values: dict[str, float]
    facts: Facts
    values: dict[str, float]


def seed_of(seed: int, replicate: int) -> int:
    """Seed of one replicate."""
    return int(Draws(seed).uniform(_SEED, replicate) * 2**53)


def even_shares(seed: int, names: Sequence[str], replicate: int) -> list[float]:
    """Uniform numbers of one replicate, one for each name, each even over a block of replicates."""
    block, place = divmod(replicate, BLOCK)
    entities = ((np.array([_number_of(name) for name in names], np.int64) << 12) + block) % (1 << 40) * BLOCK
    order = np.argsort(draws(seed, _ORDER, entities[:, None] + np.arange(BLOCK)), axis=1, kind="stable")
    within = draws(seed, _WITHIN, entities + place)
    shares: list[float] = ((order[:, place] + within) / BLOCK).tolist()
    return shares


def triangular(share: float, low: float, mode: float, high: float) -> float:
    """Value of a triangular distribution at a share of its probability; the default is the most likely value."""
    if high <= low:
        return mode
    split = (mode - low) / (high - low)
    if share < split:
        return low + math.sqrt(share * (high - low) * (mode - low))
    return high - math.sqrt((1.0 - share) * (high - low) * (high - mode))


def draw_numbers(facts: Facts, seed: int, replicate: int, uncertainty: str = "parameters") -> Drawn:
    """Numbers of one replicate.

    Args:
        facts: what is known of the neighbourhood.
        seed: seed of the whole.
        replicate: number of the replicate, from 0.
        uncertainty: "parameters" draws every uncertain number from its range; "seeds" leaves all at their default,
            so that only chance differs.
    """
    known = _figures_as_parameters(facts)
    if uncertainty != "parameters":
        return Drawn(replicate, seed_of(seed, replicate), replace(Parameters(), known), {}, facts, dict(known))
    ranges = _ranges()
    figures = {f"{facts.id}:{name}": range_ for name, range_ in facts.uncertain().items()}
    shares = even_shares(seed, [*ranges, *figures], replicate)
    drawn = {
        name: triangular(share, *range_)
        for share, (name, range_) in zip(shares, (ranges | figures).items(), strict=True)
    }
    values = {name: value for name, value in drawn.items() if name in declarations()}
    on_values = {name: value for name, value in drawn.items() if name in ranges and name not in values}
    parameters = replace(Parameters(), values | known)
    of_place = {name.removeprefix(f"{facts.id}:"): drawn[name] for name in figures}
    facts = facts.with_values(of_place)
    values |= {f"neighbourhood.{name}": value for name, value in of_place.items()}
    return Drawn(replicate, seed_of(seed, replicate), parameters, on_values, facts, values | known | on_values)


@cache
def _ranges() -> dict[str, tuple[float, float, float]]:
    """Lowest, most likely and highest value of every number that is drawn, and of switches when on."""
    numbers = {path: (one.low, one.value, one.high) for path, one in declarations().items() if one.drawn}
    moved = {
        f"{code}:{move.path}": (move.low, move.on, move.high)
        for code, switch in switches().items()
        for move in switch.moves
    }
    return numbers | moved


def _figures_as_parameters(facts: Facts) -> dict[str, float]:
    """Figures of the neighbourhood that take the place of a number of the model, when they are known."""
    return {path: facts.number(name) for name, path in FROM_PARAMETERS.items() if not facts.figures[name].assumed}


@cache
def _number_of(name: str) -> int:
    """A number for a name that does not depend on which other names there are."""
    number = 0xCBF29CE484222325
    for byte in name.encode():
        number = ((number ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return number & 0xFFFFFFF

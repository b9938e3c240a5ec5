"""One run told in full: every home at the end of every year, the posts, the events; and one home taken apart.

These run in worker processes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from transitiesim.interfaces.command_line.one_household import about, signed, verdict
from transitiesim.language import LANGUAGES, Text
from transitiesim.model import HeatTransition
from transitiesim.model.agents.office import ROLES
from transitiesim.model.explaining import TERM_TEXT
from transitiesim.model.state import NOT_YET, Cause
from transitiesim.neighbourhood import Facts, GroupKind, Heating
from transitiesim.recording import Event
from transitiesim.running import draw_numbers, model_of
from transitiesim.scenario import Scenario

YEAR = 12
NO_COMPLEX, WAITS, MISSED, CONSENTED = range(4)


@dataclass(frozen=True, slots=True)
class Inside:
    """One run, home by home; frame 0 is the start, frame k the end of the k-th year.

    Attributes:
        row: row of each home's cell on the grid, length n.
        column: column of its cell, length n.
        street: number of its street, length n.
        heating: `Heating`, shape (frames, n), uint8.
        trust: trust in the municipality from 0 to 100, shape (frames, n), uint8.
        reached: whether the programme ever had contact, shape (frames, n), uint8.
        ballot: 0 no complex, 1 not voted yet, 2 quorum missed, 3 consented, shape (frames, n), uint8.
        pipe: 0 none, 1 planned, 2 dug, 3 in use, in the home's street, shape (frames, n), uint8.
        posts: who held each post at the end of each month, the start first, as a number that goes up with every
            new person, or -1 for nobody; shape (months + 1, posts), int16.
        roles: name of each post's role.
        events: what happened.
    """

    row: NDArray[np.uint16]
    column: NDArray[np.uint16]
    street: NDArray[np.uint32]
    heating: NDArray[np.uint8]
    trust: NDArray[np.uint8]
    reached: NDArray[np.uint8]
    ballot: NDArray[np.uint8]
    pipe: NDArray[np.uint8]
    posts: NDArray[np.int16]
    roles: tuple[Text, ...]
    events: tuple[Event, ...]

    @property
    def homes(self) -> int:
        """Number of homes."""
        return len(self.row)

    @property
    def frames(self) -> int:
        """Number of moments."""
        return len(self.heating)


def look_inside(facts: Facts, scenario: Scenario, seed: int, replicate: int) -> Inside:
    """Run one replicate and keep what a map needs."""
    model = model_of(draw_numbers(facts, seed, replicate), scenario)
    homes = model.place.households
    frames = [_frame(model)]
    posts = [_holders(model)]
    for month in range(1, scenario.months + 1):
        model.run_until(month)
        posts.append(_holders(model))
        if month % YEAR == 0 or month == scenario.months:
            frames.append(_frame(model))
    heating, trust, reached, ballot, pipe = (np.stack(one) for one in zip(*frames, strict=True))
    return Inside(
        homes.row, homes.column, homes.street, heating, trust, reached, ballot, pipe,
        np.array(posts, np.int16), tuple(ROLES[role] for role in model.office.roles), tuple(model.events.events),
    )  # fmt: skip


def _holders(model: HeatTransition) -> list[int]:
    office = model.office
    return [-1 if one is None else count - 1 for one, count in zip(office.holders, office.holder_count, strict=True)]


def _frame(model: HeatTransition) -> tuple[NDArray[np.uint8], ...]:
    state, place = model.state, model.place
    homes, groups = place.households, place.groups
    ballot = np.full(len(homes), NO_COMPLEX, np.uint8)
    if len(groups):
        group = np.maximum(0, homes.group)
        in_complex = (homes.group >= 0) & (groups.kind[group] == GroupKind.COMPLEX)
        agreed = (state.cause == Cause.BALLOT) | ((state.heating == Heating.SIGNED) & in_complex)
        consented = np.bincount(group, weights=agreed & in_complex, minlength=len(groups)) > 0
        ballot[in_complex] = WAITS
        ballot[in_complex & model.quorum_missed[group]] = MISSED
        ballot[in_complex & consented[group]] = CONSENTED
    trust = np.rint(100 * np.clip(state.trust_programme, 0, 1)).astype(np.uint8)
    reached = (state.last_contact != NOT_YET).astype(np.uint8)
    return state.heating.copy(), trust, reached, ballot, model.pipe_of_street[homes.street].astype(np.uint8)


@dataclass(frozen=True, slots=True)
class Home:
    """One household at one moment, in words of one language.

    Attributes:
        about: who lives there, as pairs of a label and words.
        terms: what weighs, as triples of a motive, its weight in words and its weight.
        verdict: what it would say now.
        sentence: why not yet, or why it left gas.
    """

    about: tuple[tuple[str, str], ...]
    terms: tuple[tuple[str, str, float], ...]
    verdict: tuple[str, ...]
    sentence: str


def home_at(facts: Facts, scenario: Scenario, seed: int, replicate: int, row: int, months: int) -> dict[str, Home]:
    """One household after so many months, by language."""
    model = model_of(draw_numbers(facts, seed, replicate), scenario)
    model.run_until(min(months, scenario.months))
    one = model.resident(row)
    found = one.explain()
    weights = found.terms._asdict()
    weights["nuisance"] = -weights["nuisance"]
    return {
        language: Home(
            about=tuple(about(one, language)),
            terms=tuple(
                (TERM_TEXT[name][language], signed(value, language), float(value)) for name, value in weights.items()
            ),
            verdict=tuple(verdict(one, found, language)),
            sentence=found.sentence[language],
        )
        for language in LANGUAGES
    }

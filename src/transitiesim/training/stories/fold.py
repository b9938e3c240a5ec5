"""Thresholds and the fold: a crowd in which everybody joins when enough others have.

Granovetter's case of the model (docs/limiting-cases.md): of all that weighs in a decision only what others do is left,
everybody sees everybody, and everybody is asked every month. A threshold is then the share of the others that has to
have joined first.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from transitiesim.analysis import Cobweb
from transitiesim.language import Text
from transitiesim.model import HeatTransition
from transitiesim.neighbourhood import neighbourhood_from
from transitiesim.parameters import without_weights
from transitiesim.randomness import draws, stream
from transitiesim.running.snapshot import distances
from transitiesim.training.stories.controls import Control, Job, Settings

SIDE = 30
HOMES = SIDE * SIDE
MONTHS = 120
NEVER = -1
SEED = 1
_WHO = stream("story of the fold: who lives where")
LEVELS = tuple(round(0.10 + 0.02 * step, 2) for step in range(21))

CONTROLS = (
    Control(
        "level",
        Text("Gemiddelde drempel: zoveel anderen moeten eerst meedoen", "Mean threshold: so many others must go first"),
        LEVELS,
        usual=LEVELS.index(0.32),
        labels=tuple(Text(f"{round(100 * one)}%", f"{round(100 * one)}%") for one in LEVELS),
    ),
    Control(
        "spread",
        Text("Hoe verschillend mensen zijn", "How different people are"),
        (0.08, 0.14, 0.25, 0.45),
        usual=1,
        labels=(
            Text("weinig", "little"),
            Text("wat", "somewhat"),
            Text("veel", "much"),
            Text("heel veel", "very much"),
        ),
        slider=False,
    ),
    Control(
        "pioneers",
        Text("Koplopers die hoe dan ook meedoen", "Pioneers who join in any case"),
        (0.0, 0.02, 0.05, 0.10),
        usual=0,
        labels=tuple(Text(f"{one}%", f"{one}%") for one in (0, 2, 5, 10)),
        slider=False,
    ),
    Control(
        "shown",
        Text("Laat de wijk zien na zoveel maanden", "Show the crowd after so many months"),
        (0, 1, 2, 3, 5, 8, 12, 18, 24, 36, 60, MONTHS),
        usual=11,
        light=True,
        form=Text("{} maanden", "{} months"),
    ),
)


@dataclass(frozen=True, eq=False)
class Crowd:
    """One crowd, from its first month to its rest.

    Attributes:
        joined: month in which each household joined, 0 for pioneers, `NEVER` for those who did not.
        thresholds: share of the others that each wants to see.
        shares: share that has joined after every month, the start first.
        cobweb: its acceptance map at the start.
    """

    joined: tuple[int, ...]
    thresholds: tuple[float, ...]
    shares: tuple[float, ...]
    cobweb: Cobweb

    @property
    def end(self) -> float:
        """Share that has joined when nothing moves any more."""
        return self.shares[-1]


def jobs(settings: Settings) -> dict[str, Job]:
    """The crowd that was chosen, and where crowds with every other mean threshold end."""
    spread, pioneers = settings["spread"], settings["pioneers"]
    return {
        "crowd": Job(crowd, (settings["level"], spread, pioneers)),
        "ends": Job(ends, (spread, pioneers)),
    }


def crowd(level: float, spread: float, pioneers: float) -> Crowd:
    """Let a crowd go until nobody moves any more."""
    model, thresholds = _model(level, spread, pioneers)
    cobweb = distances(model)[0].cobweb
    joined = np.where(model.state.heating > 0, 0, NEVER)
    shares = [float((joined >= 0).mean())]
    for month in range(1, MONTHS + 1):
        model.step()
        joined[(model.state.heating > 0) & (joined < 0)] = month
        shares.append(float((joined >= 0).mean()))
        if month > 1 and shares[-1] == shares[-2]:
            break
    return Crowd(tuple(joined.tolist()), tuple(thresholds.tolist()), tuple(shares), cobweb)


def ends(spread: float, pioneers: float) -> tuple[float, ...]:
    """Where a crowd ends for every mean threshold in `LEVELS`."""
    found = []
    for level in LEVELS:
        model, _ = _model(level, spread, pioneers)
        before, now = -1, int((model.state.heating > 0).sum())
        while model.month < MONTHS and (model.month < 1 or now > before):
            model.step()
            before, now = now, int((model.state.heating > 0).sum())
        found.append(now / HOMES)
    return tuple(found)


def largest_step(found: tuple[float, ...]) -> tuple[int, float]:
    """Between which two neighbouring thresholds the end changes most, and by how much."""
    steps = -np.diff(found)
    at = int(np.argmax(steps))
    return at, float(steps[at])


def _model(level: float, spread: float, pioneers: float) -> tuple[HeatTransition, NDArray[np.float64]]:
    place = np.argsort(draws(SEED, _WHO, HOMES), kind="stable")
    thresholds = np.empty(HOMES)
    thresholds[place] = np.clip(level + spread * ndtri((np.arange(HOMES) + 0.5) / HOMES), 0.0, 2.0)
    # Pioneers are the same households whatever their threshold, spread over the crowd.
    first = np.argsort(draws(SEED + 1, _WHO, HOMES), kind="stable")[: round(pioneers * HOMES)]
    home = neighbourhood_from({"threshold": thresholds}, "complete", committed=first.tolist())
    numbers = without_weights(neighbours=0.5)
    model = HeatTransition(home, parameters=numbers, processes=["residents_decide"], ask_everybody=True)
    return model, thresholds

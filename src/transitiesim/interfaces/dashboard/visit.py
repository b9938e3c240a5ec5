"""One visit: the steps that were taken, so that they can be undone, done again and looked up."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field

from transitiesim.interfaces.dashboard.choice import Choice
from transitiesim.interfaces.dashboard.views.steps import first_step, step
from transitiesim.language import Text

MOST_STEPS = 60


@dataclass(slots=True)
class Step:
    """A choice that was made.

    Attributes:
        choice: the choice.
        text: what changed.
        kept: whether the visitor put a bookmark on it.
    """

    choice: Choice
    text: Text
    kept: bool = False


@dataclass(slots=True)
class Visit:
    """The steps of one browser tab; a page or a language is no step.

    Attributes:
        steps: in order.
        at: the step that is on the screen.
    """

    steps: list[Step] = field(default_factory=list)
    at: int = -1
    _made: Choice | None = None
    _walked: int | None = None

    def make(self, choice: Choice) -> None:
        """A click leads to this choice: a new step when it arrives, also where it was chosen before."""
        self.settle()
        self._made = choice

    def newest(self, shown: Choice) -> Choice:
        """What the next click comes on top of: the choice on its way to the screen, or else the one that is shown.

        In a full room several clicks can come before the first of them is drawn; none of them is to be lost.
        """
        coming = self._coming()
        return shown if coming is None else coming if self._walked is None else elsewhere(coming, shown)

    def settle(self) -> None:
        """What is on its way to the screen counts as arrived; what follows comes after it."""
        coming = self._coming()
        if coming is not None:
            self.arrive(coming)

    def _coming(self) -> Choice | None:
        if self._walked is not None and self._walked < len(self.steps):
            return self.steps[self._walked].choice
        return self._made

    def walk(self, number: int) -> Choice | None:
        """Go to a step of the log: its choice, which is to arrive next; None when there is no such step."""
        if not 0 <= number < len(self.steps):
            return None
        self._made, self._walked = None, number
        return self.steps[number].choice

    def arrive(self, choice: Choice) -> None:
        """The address shows this choice now, by a click, by going back, or from outside."""
        clicked = self._made is not None and _same(self._made, choice)
        walked, self._made, self._walked = self._walked, None, None
        if walked is not None and walked < len(self.steps) and _same(self.steps[walked].choice, choice):
            self.at = walked
            return
        if self.steps and _same(self.steps[self.at].choice, choice):
            return
        for near in () if clicked else (self.at - 1, self.at + 1):
            if 0 <= near < len(self.steps) and _same(self.steps[near].choice, choice):
                self.at = near
                return
        if not self.steps:
            self.steps, self.at = [Step(choice, first_step(choice))], 0
            return
        known = next((number for number, one in enumerate(self.steps) if _same(one.choice, choice)), None)
        if known is not None and not clicked:
            self.at = known
            return
        text = step(self.steps[self.at].choice, choice) or first_step(choice)
        # What was undone is dropped, but never a bookmark.
        later = [one for one in self.steps[self.at + 1 :] if one.kept]
        self.steps = [*self.steps[: self.at + 1], *later, Step(choice, text)]
        while len(self.steps) > MOST_STEPS:
            self.steps.remove(next((one for one in self.steps[:-1] if not one.kept), self.steps[0]))
        self.at = len(self.steps) - 1

    def before(self) -> Choice | None:
        """The choice that undoing leads to."""
        return self.steps[self.at - 1].choice if self.at > 0 else None

    def after(self) -> Choice | None:
        """The choice that doing again leads to."""
        return self.steps[self.at + 1].choice if self.at + 1 < len(self.steps) else None

    def toggle_bookmark(self, number: int) -> None:
        """Put a bookmark on a step, or take it away; a number that is none is passed over."""
        if 0 <= number < len(self.steps):
            self.steps[number].kept = not self.steps[number].kept


def elsewhere(choice: Choice, like: Choice) -> Choice:
    """A choice of the log on the page and in the language of the screen."""
    return dataclasses.replace(choice, page=like.page, language=like.language, story=like.story)


def _same(one: Choice, two: Choice) -> bool:
    return one == elsewhere(two, one)

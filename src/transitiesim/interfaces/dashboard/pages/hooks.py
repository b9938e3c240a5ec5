"""How a page follows what is being worked out."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Any

import solara
from solara.server.kernel_context import get_current_context

from transitiesim.errors import InputError
from transitiesim.interfaces.dashboard.computing import FAILED, Ensemble
from transitiesim.interfaces.dashboard.shared import engine
from transitiesim.language import Text
from transitiesim.scenario import Scenario

_ticks = itertools.count(1)  # of two threads that count on from the same tick, one would not be heard
Wanted = tuple[str, Scenario, int, int]  # place, scenario, seed, replicates


def use_ensembles(wanted: Sequence[Wanted], shown: Callable[[list[int]], object] = tuple) -> list[Ensemble]:
    """Ensembles that grow while the page is shown; the page is drawn again at every stage that it shows.

    Args:
        wanted: what they are of, and how many replicates.
        shown: what the page shows of their numbers of replicates. News that changes nothing of that draws nothing:
            in a full room practice is on every screen, and each of its stages would have all of them drawn again.
    """
    _, set_tick = solara.use_state(0)
    shared = engine()

    def look() -> tuple[list[Ensemble], object]:
        found = [shared.ensemble(place, scenario, seed) for place, scenario, seed, _ in wanted]
        return found, (shown([one.replicates for one in found]), [one.problem for one in found])

    drawn = solara.use_ref(None)
    found, drawn.current = look()

    def follow() -> Callable[[], None]:
        context = get_current_context()

        def news() -> None:
            if context.closed_event.is_set() or look()[1] == drawn.current:
                return
            with context:
                set_tick(next(_ticks))

        ends = [shared.watch(one, most, news) for one, (*_, most) in zip(found, wanted, strict=True)]
        news()  # what came in between drawing and watching would otherwise be missed

        def end() -> None:
            for one in ends:
                one()

        return end

    solara.use_effect(follow, [tuple(wanted)])
    return found


def use_piece(key: tuple[object, ...] | None, function: Callable[..., Any], *arguments: Any) -> tuple[Any, Text | None]:
    """One piece of work for the workers.

    Args:
        key: what it is known by; None when there is nothing to do yet.
        function: defined at the top of a module.
        arguments: for the function.

    Returns:
        What came of it, or None as long as there is nothing; and what went wrong, if anything did.
    """
    _, set_tick = solara.use_state(0)
    found: Future[Any] | None = None if key is None else engine().piece(key, function, *arguments)

    def follow() -> None:
        if found is None:
            return
        context = get_current_context()

        def news(_: object) -> None:
            if not context.closed_event.is_set():
                engine().later(_draw_again, context, set_tick)

        found.add_done_callback(news)

    solara.use_effect(follow, [key])
    if found is None or not found.done():
        return None, None
    try:
        return found.result(), None
    except InputError as error:
        return None, Text(error.sentence("nl"), error.sentence("en"))
    except Exception:  # noqa: BLE001  whatever the worker met, the visitor gets a sentence
        return None, FAILED


def _draw_again(context: Any, set_tick: Callable[[int], None]) -> None:
    with context:
        set_tick(next(_ticks))

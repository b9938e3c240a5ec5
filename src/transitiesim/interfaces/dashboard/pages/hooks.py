"""How a page follows what is being worked out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import solara
from solara.server.kernel_context import get_current_context

from transitiesim.interfaces.dashboard.computing import Ensemble
from transitiesim.interfaces.dashboard.shared import engine
from transitiesim.scenario import Scenario

Wanted = tuple[str, Scenario, int, int]  # place, scenario, seed, replicates


def use_ensembles(wanted: Sequence[Wanted]) -> list[Ensemble]:
    """Ensembles that grow while the page is shown; the page is drawn again at every stage."""
    _, set_tick = solara.use_state(0)
    shared = engine()
    found = [shared.ensemble(place, scenario, seed) for place, scenario, seed, _ in wanted]

    def follow() -> Callable[[], None]:
        context = get_current_context()

        def news() -> None:
            if context.closed_event.is_set():
                return
            with context:
                set_tick(lambda tick: tick + 1)

        ends = [shared.watch(one, most, news) for one, (*_, most) in zip(found, wanted, strict=True)]
        # What came in between drawing and watching would otherwise be missed.
        set_tick(lambda tick: tick + 1)

        def end() -> None:
            for one in ends:
                one()

        return end

    solara.use_effect(follow, [tuple(wanted)])
    return found

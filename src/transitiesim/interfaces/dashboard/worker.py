"""What worker processes do: run the model. Nothing of the browser is imported here, nor by what this imports."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from concurrent.futures import Executor, ProcessPoolExecutor

from transitiesim.neighbourhood import Facts
from transitiesim.running.ensemble import Block, run_block
from transitiesim.scenario import Scenario

_POLITE = 3


def replicate(facts: Facts, number: int, scenario: Scenario, seed: int) -> Block:
    """One replicate, as `transitiesim run` does it, without what the dashboard does not show.

    Rows by sub-area and events are left out: they are most of the memory, and one run is told in full elsewhere. The
    distance to tipping, a tenth of the time, is worked out for the page that shows it.
    """
    block = run_block(facts, number, [scenario], seed, "parameters", "yearly", tipping=False)
    records = []
    for one in block.records:
        keep = one.path["group_kind"] != "sub_area"
        path = {name: column[keep] for name, column in one.path.items()}
        records.append(type(one)(path, one.programme, (), one.tipping, one.homes))
    return Block(block.drawn, records)


def start_workers(count: int) -> Executor:
    """Processes that end when this one does, whatever way it ends.

    They are started afresh rather than split off: a web server has threads, and a split-off copy of a process with
    threads may hang.
    """
    return ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn"), initializer=_begin)


def ready(facts: Facts, scenario: Scenario) -> int:
    """Load and, on a new machine, compile everything that a run needs; gives the number of this process."""
    run_block(facts, 0, [scenario], 1, "parameters", "yearly")
    gc.freeze()  # what is loaded stays; looking through it for garbage took a tenth of a run
    return os.getpid()


def _begin() -> None:
    """Ctrl-C is for the server to answer; and when the server is gone, there is nothing left to do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(_POLITE)  # a screen that is drawn goes before a run that is finished a little later
    parent = multiprocessing.parent_process()

    def end_with_parent() -> None:
        if parent is not None:
            parent.join()
            os._exit(0)

    threading.Thread(target=end_with_parent, daemon=True).start()

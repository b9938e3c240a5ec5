"""Many runs: scenarios, neighbourhoods and replicates, on the same draws, gathered into results."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from itertools import islice
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from transitiesim.errors import InputError, closest
from transitiesim.kernels import is_compiled
from transitiesim.language import Text
from transitiesim.neighbourhood import Facts, Neighbourhood, read_facts
from transitiesim.results import Results
from transitiesim.results.results import KEYS
from transitiesim.running.one_run import RunRecord, build_for, run_one
from transitiesim.running.provenance import manifest_of
from transitiesim.running.side_by_side import in_window, workers
from transitiesim.running.uncertainty import draw_numbers
from transitiesim.scenario import Scenario, read_scenario

Progress = Callable[[int, int], None]
Key = tuple[str, str, int]  # scenario, neighbourhood, replicate
_WINDOW = 64  # blocks handed to somebody else's workers at a time


class Block(NamedTuple):
    """What one replicate leaves behind: the numbers that were drawn and a record per scenario."""

    drawn: dict[str, float]
    records: list[RunRecord]


def run(
    scenarios: str | Scenario | Sequence[str | Scenario] = ("baseline", "all_recommendations"),
    neighbourhoods: str | Facts | Sequence[str | Facts] = "selwerd",
    *,
    replicates: int = 20,
    seed: int = 1,
    uncertainty: str = "parameters",
    threads: int = 2,
    executor: Executor | None = None,
    record: str = "yearly",
    progress: Progress | None = None,
    command: str = "",
) -> Results:
    """Run scenarios in neighbourhoods and gather the results.

    Args:
        scenarios: names, files or scenarios.
        neighbourhoods: ids, files or facts.
        replicates: number of replicates, 1 or more; the same draws in every scenario.
        seed: seed of the whole, a whole number of zero or more.
        uncertainty: "parameters" draws uncertain numbers as well, "seeds" only chance.
        threads: runs side by side; the results do not depend on it.
        executor: where the runs are done instead; it stays open.
        record: "yearly" or "monthly".
        progress: called with runs done and runs in all.
        command: how the run was asked for, for the manifest.

    Returns:
        Results with one path, programme, event and tipping table over all runs.

    Raises:
        InputError: for names that do not exist or numbers out of range.
    """
    chosen = [one if isinstance(one, Scenario) else read_scenario(one) for one in _listed(scenarios)]
    places = [one if isinstance(one, Facts) else read_facts(one) for one in _listed(neighbourhoods)]
    _check(chosen, places, replicates, seed, uncertainty, record, threads)
    blocks = [(facts, replicate) for replicate in range(replicates) for facts in places]
    total = len(blocks) * len(chosen)
    records: dict[Key, RunRecord] = {}
    drawn_of: dict[tuple[str, int], dict[str, float]] = {}
    for (facts, replicate), block in _run_blocks(blocks, chosen, (seed, uncertainty, record), threads, executor):
        drawn_of[facts.id, replicate] = block.drawn
        for scenario, one in zip(chosen, block.records, strict=True):
            records[scenario.name, facts.id, replicate] = one
        if progress is not None:
            progress(len(records), total)
    return gather(chosen, places, records, drawn_of, (seed, uncertainty, record), command)


def gather(
    scenarios: list[Scenario],
    places: list[Facts],
    records: dict[Key, RunRecord],
    drawn_of: dict[tuple[str, int], dict[str, float]],
    settings: tuple[int, str, str],
    command: str = "",
) -> Results:
    """Results of runs that were done already, wherever that was.

    Args:
        scenarios: the scenarios.
        places: the neighbourhoods.
        records: by scenario, neighbourhood and replicate; every scenario and place with the replicates 0, 1, 2, ...
        drawn_of: what each replicate drew, by neighbourhood and replicate.
        settings: seed, uncertainty and record, as `run` takes them.
        command: how the runs were asked for, for the manifest.
    """
    replicates = len(drawn_of) // len(places)
    keys = [(s.name, f.id, r) for s in scenarios for f in places for r in range(replicates)]
    homes = {f.id: records[scenarios[0].name, f.id, 0].homes for f in places}
    return Results(
        manifest=manifest_of(scenarios, places, homes, replicates, *settings, command),
        path=_table(keys, [records[key].path for key in keys]),
        programme=_table(keys, [records[key].programme for key in keys]),
        events=_events(keys, records),
        tipping=_rows(keys, [records[key].tipping for key in keys]),
        draws=_draws(drawn_of),
    )


def _run_blocks(
    blocks: list[tuple[Facts, int]],
    scenarios: list[Scenario],
    settings: tuple[int, str, str],
    threads: int,
    executor: Executor | None,
) -> Iterator[tuple[tuple[Facts, int], Block]]:
    """Run block after block (all scenarios of one replicate), a few side by side; on a stop, no further ones."""
    pieces = ((block, (*block, scenarios, *settings)) for block in blocks)
    if executor is not None:
        yield from in_window(executor, run_block, pieces, _WINDOW)
        return
    # On a new machine the first block goes alone, so that kernels are compiled once and not by every worker.
    alone = len(blocks) if threads == 1 or len(blocks) == 1 else int(not is_compiled())
    for block, arguments in islice(pieces, alone):
        yield block, run_block(*arguments)
    if alone < len(blocks):
        with workers(threads) as pool:
            yield from in_window(pool, run_block, pieces, threads + 1)


def run_block(
    facts: Facts,
    replicate: int,
    scenarios: list[Scenario],
    seed: int,
    uncertainty: str,
    record: str,
    *,
    tipping: bool = True,
) -> Block:
    """All scenarios of one replicate in one neighbourhood, on the same draws; `tipping` as in `run_one`."""
    drawn = draw_numbers(facts, seed, replicate, uncertainty)
    shared: Neighbourhood | None = None
    records = []
    for number, scenario in enumerate(scenarios):
        # Numbers set by hand may change how the neighbourhood is built; otherwise it is built once.
        if sets_from_the_start(scenario):
            place = None
        else:
            shared = place = shared or build_for(drawn, scenario)
        last = number == len(scenarios) - 1
        records.append(run_one(drawn, scenario, place, record, tipping=tipping, own_place=last))
    return Block({"seed": float(drawn.seed)} | drawn.values, records)  # noqa: PD011  not a pandas table


def sets_from_the_start(scenario: Scenario) -> bool:
    """Whether a scenario sets numbers by hand from the first month."""
    by_hand = scenario.values  # noqa: PD011  not a pandas table
    return any(one.start <= 0 for one in by_hand)


def _listed(one_or_more: Any) -> list[Any]:
    if isinstance(one_or_more, str | Scenario | Facts) or not isinstance(one_or_more, Sequence):
        return [one_or_more]
    return list(one_or_more)


def _check(
    scenarios: list[Scenario],
    places: list[Facts],
    replicates: int,
    seed: int,
    uncertainty: str,
    record: str,
    threads: int,
) -> None:
    for kind, names in (("scenario", [s.name for s in scenarios]), ("neighbourhood", [f.id for f in places])):
        double = sorted({name for name in names if names.count(name) > 1})
        if double:
            raise InputError(kind, Text(f"'{double[0]}' staat er twee keer", f"'{double[0]}' is named twice"))
        if not names:
            raise InputError(kind, Text("er is er geen genoemd", "none is named"))
    if len({s.months for s in scenarios}) > 1:
        raise InputError("until", Text("de scenario's eindigen niet gelijk", "the scenarios do not end together"))
    for name, value, least, most in (
        ("replicates", replicates, 1, 100_000),
        ("seed", seed, 0, 2**63 - 1),
        ("threads", threads, 1, 256),
    ):
        if not least <= value <= most:
            raise InputError(name, str(value), Text(f"{least} tot en met {most}", f"{least} to {most}"))
    for name, word, known in (
        ("uncertainty", uncertainty, ("parameters", "seeds")),
        ("record", record, ("yearly", "monthly")),
    ):
        if word not in known:
            raise InputError(name, f"'{word}'", ", ".join(known), closest(word, known))


def _table(keys: list[Key], columns: list[dict[str, Any]]) -> pd.DataFrame:
    """One table of the columns of all runs, with the keys of the run in front.

    Columns are put end to end before a table is made of them: a table for each run takes ten times as long.
    """
    lengths = [len(next(iter(one.values()))) for one in columns]
    table = {name: np.concatenate([np.asarray(one[name]) for one in columns]) for name in columns[0]}
    return pd.DataFrame(_repeated(keys, lengths) | table)


def _rows(keys: list[Key], rows: list[tuple[dict[str, Any], ...]]) -> pd.DataFrame:
    if not any(rows):
        return pd.DataFrame(columns=list(KEYS["tipping"]))
    table = pd.DataFrame([row for one in rows for row in one])
    return pd.DataFrame(_repeated(keys, [len(one) for one in rows]) | dict(table.items()))


def _events(keys: list[Key], records: dict[Key, RunRecord]) -> pd.DataFrame:
    runs = [records[key].events for key in keys]
    events = [event for one in runs for event in one]
    texts = [event.text for event in events]
    table: dict[str, Any] = {"month": np.array([event.month for event in events], np.int64)}
    for name in ("actor", "kind", "place"):
        table[name] = [getattr(event, name) for event in events]
    table |= {"nl": [text.nl for text in texts], "en": [text.en for text in texts]}
    return pd.DataFrame(_repeated(keys, [len(one) for one in runs]) | table)


def _repeated(keys: list[Key], lengths: list[int]) -> dict[str, Any]:
    """Columns with the keys of each run, as often as it has rows."""
    names = (("scenario", object), ("neighbourhood", object), ("replicate", np.int64))
    return {
        name: np.repeat(np.array([key[place] for key in keys], dtype), lengths)
        for place, (name, dtype) in enumerate(names)
    }


def _draws(drawn_of: dict[tuple[str, int], dict[str, float]]) -> pd.DataFrame:
    rows = [
        (replicate, place, name, float(value))
        for (place, replicate), drawn in sorted(drawn_of.items())
        for name, value in drawn.items()
    ]
    return pd.DataFrame(rows, columns=["replicate", "neighbourhood", "name", "value"])

"""What worker processes do for a room; nothing of the web is imported here."""

from __future__ import annotations

import dataclasses

from transitiesim.neighbourhood import Facts
from transitiesim.running.ensemble import Block, run_block
from transitiesim.scenario import Scenario


def replicate(facts: Facts, number: int, scenario: Scenario, seed: int) -> Block:
    """One replicate, as `transitiesim run` does it, without the rows by sub-area, which no wall shows."""
    block = run_block(facts, number, [scenario], seed, "parameters", "yearly")
    records = []
    for one in block.records:
        keep = one.path["group_kind"] != "sub_area"
        records.append(dataclasses.replace(one, path={name: column[keep] for name, column in one.path.items()}))
    return Block(block.drawn, records)

"""Facts as JSON and back, exactly: what a stored sweep keeps of its neighbourhoods, with assumed figures marked."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from transitiesim.language import Text
from transitiesim.neighbourhood.records import Demolition, Facts, Figure, HeatPlan, Milestone
from transitiesim.parameters import Grade


def facts_to_json(facts: Facts) -> str:
    """Everything that is known of a neighbourhood as JSON."""
    return json.dumps(dataclasses.asdict(facts), indent=1, ensure_ascii=False)


def facts_from_json(text: str) -> Facts:
    """The facts that `facts_to_json` wrote; equal to what they were in every figure.

    Raises:
        ValueError: when it is no JSON.
        KeyError: when something is missing.
        TypeError: when something is there that does not belong.
    """
    content = json.loads(text)
    demolition = content["demolition"]
    return Facts(
        id=content["id"],
        name=content["name"],
        municipality=content["municipality"],
        figures={name: Figure(**_typed(one)) for name, one in content["figures"].items()},
        heat_plan=HeatPlan(**_typed(content["heat_plan"])),
        demolition=None if demolition is None else Demolition(**_typed(demolition)),
        milestones=tuple(Milestone(**_typed(one)) for one in content["milestones"]),
    )


def _typed(record: dict[str, Any]) -> dict[str, Any]:
    """The fields of a record with texts and grades as what they are."""
    texts = {name: Text(**record[name]) for name in ("text", "note") if name in record}
    return record | texts | {"grade": Grade(record["grade"])}

"""Where results come from: everything that is needed to make them again, and to judge them."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from transitiesim.kernels import source_hash
from transitiesim.neighbourhood import Facts
from transitiesim.parameters import Grade, declarations
from transitiesim.recommendations import switches
from transitiesim.recording.indicators import indicators
from transitiesim.scenario import Scenario, scenario_to_toml


def numbers_and_guesses() -> tuple[int, int]:
    """How many numbers the model has (parameters and values of switches), and how many are expert guesses."""
    known = declarations().values()
    moves = sum(len(switch.moves) for switch in switches().values())
    return len(known) + moves, sum(one.grade is Grade.GUESS for one in known) + moves


@cache
def package_version() -> str:
    """Version of the installed package."""
    try:
        return version("transitiesim")
    except PackageNotFoundError:
        return "0"


def manifest_of(
    scenarios: list[Scenario],
    places: list[Facts],
    homes: dict[str, int],
    replicates: int,
    seed: int,
    uncertainty: str,
    record: str,
    command: str,
) -> dict[str, Any]:
    """The manifest of an ensemble; see `Results`."""
    total, guesses = numbers_and_guesses()
    return {
        "version": package_version(),
        "source_hash": source_hash(),
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "command": command,
        "seed": seed,
        "replicates": replicates,
        "uncertainty": uncertainty,
        "months": scenarios[0].months,
        "record": record,
        "scenarios": [
            {"name": s.name, "title_nl": s.title.nl, "title_en": s.title.en, "toml": scenario_to_toml(s)}
            for s in scenarios
        ],
        "neighbourhoods": [
            {
                "id": f.id,
                "name": f.name,
                "municipality": f.municipality,
                "default_share": f.default_share,
                "homes": homes[f.id],
            }
            for f in places
        ],
        "numbers_total": total,
        "numbers_guess": guesses,
        "calibrated": False,
        "indicators": list(_indicator_records()),
    }


@cache
def _indicator_records() -> tuple[dict[str, Any], ...]:
    """What is recorded, as records; made once, for a server keeps hundreds of manifests."""
    return tuple(one.as_dict() for one in indicators())


def git_state() -> dict[str, Any] | None:
    """Commit of the checkout that the package runs from and whether it was changed since; None outside a checkout."""
    package = Path(__file__).resolve().parents[1]
    answers = []
    for words in (("rev-parse", "HEAD"), ("status", "--porcelain", "--", ".")):
        try:
            answer = subprocess.run(  # noqa: S603  fixed words
                ["git", "-C", str(package), *words],  # noqa: S607  whichever git the user has
                capture_output=True,
                text=True,
                timeout=10,
                check=True,
            )
        except (OSError, subprocess.SubprocessError):
            return None
        answers.append(answer.stdout.strip())
    return {"commit": answers[0], "dirty": bool(answers[1])}

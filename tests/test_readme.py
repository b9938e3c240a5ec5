"""The README says what is so: its library example runs, its month and its commands exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from transitiesim.model import MONTH

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def test_the_library_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)
    lines = [line for line in example.splitlines() if line.strip()]
    assert len(lines) <= 10
    exec(compile(example, "README.md", "exec"), {})  # noqa: S102  the example is ours
    assert "district_heat" in capsys.readouterr().out


def test_the_month_is_the_month() -> None:
    for step in MONTH:
        assert step.__name__ in README
    block = next(text for text in re.findall(r"```text\n(.*?)```", README, flags=re.DOTALL) if "world_changes" in text)
    assert re.findall(r"\w+", block) == [step.__name__ for step in MONTH]


def test_there_are_exactly_two_commands_to_begin_with() -> None:
    assert re.findall(r"```sh\n(.*?)\n```", README, flags=re.DOTALL) == ["uv run transitiesim run", "uv run pytest"]


def test_links_within_the_project_lead_somewhere() -> None:
    root = Path(__file__).parents[1]
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        if not target.startswith("http"):
            assert (root / target).exists(), target

"""Break every rule on purpose and see whether a test notices: `uv run --group mutation python tests/rules/mutate.py`.

Works on a copy of the project in a temporary folder, one file of rules at a time, with the settings of mutation.toml.
Prints and writes `docs/mutation.md`: mutants and how many were noticed by file, and every one that was not.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import TestOutcome, WorkerOutcome

ROOT = Path(__file__).parents[2]
RULES = ROOT / "src" / "transitiesim" / "rules"
PAGE = ROOT / "docs" / "mutation.md"
NO_RULES = {"__init__", "rule"}


@dataclass(frozen=True)
class Outcome:
    """What became of the mutants of one file."""

    file: str
    noticed: int
    survivors: tuple[str, ...]

    @property
    def mutants(self) -> int:
        return self.noticed + len(self.survivors)


def mutated(file: str) -> Outcome:
    """Run every mutant of one file of rules in a copy of the project."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", "results", "*cache*"))
        own = f"tests/rules/test_{file}.py"
        text = (ROOT / "tests" / "rules" / "mutation.toml").read_text()
        settings = copy / "mutation.toml"
        settings.write_text(text.replace("FILE", file).replace("TESTS", own if (ROOT / own).exists() else ""))
        env = os.environ | {"PYTHONPATH": str(copy / "src")}
        for command in (
            ("cosmic-ray", "init", "mutation.toml", "session.sqlite"),
            ("cr-filter-operators", "session.sqlite", "mutation.toml"),
            ("cosmic-ray", "exec", "mutation.toml", "session.sqlite"),
        ):
            subprocess.run(command, cwd=copy, env=env, check=True, capture_output=True)
        with use_db(copy / "session.sqlite", WorkDB.Mode.open) as session:
            return read(file, session)


def read(file: str, session: WorkDB) -> Outcome:
    """Count what was noticed, and describe what was not."""
    changes = {item.job_id: item.mutations[0] for item in session.work_items}
    noticed, survivors = 0, []
    for job, result in session.completed_work_items:
        if result.worker_outcome == WorkerOutcome.SKIPPED:
            continue
        if result.test_outcome == TestOutcome.SURVIVED:
            change = changes[job.job_id]
            line = change.start_pos[0]
            survivors.append(f"line {line}, {change.operator_name.removeprefix('core/')}: `{line_of(file, line)}`")
        else:
            noticed += 1
    return Outcome(file, noticed, tuple(survivors))


def line_of(file: str, number: int) -> str:
    """A line of a file of rules, as it is without the mutant."""
    return (RULES / f"{file}.py").read_text().splitlines()[number - 1].strip()


def page(outcomes: list[Outcome]) -> str:
    """The page with every file and every survivor."""
    mutants, noticed = sum(one.mutants for one in outcomes), sum(one.noticed for one in outcomes)
    lines = [
        "# Rules broken on purpose",
        "",
        "Written by `uv run --group mutation python tests/rules/mutate.py`. Every rule is changed in every way that",
        "[cosmic-ray](https://cosmic-ray.readthedocs.io) knows and `tests/rules/mutation.toml` leaves in (a comparison, an",
        "operator, a number, a boolean), one change at a time; then the rules' own tests are run. Tests of the whole model,",
        "which would notice more, are not used.",
        "",
        f"**{noticed} of {mutants} changes were noticed: {noticed / mutants:.0%}.**",
        "",
        "| file | changes | noticed | share |",
        "|---|---|---|---|",
        *(
            f"| `rules/{o.file}.py` | {o.mutants} | {o.noticed} | {o.noticed / o.mutants:.0%} |"
            for o in outcomes
            if o.mutants
        ),
        "",
        "## Not noticed",
        "",
        *(f"- `{one.file}.py`, {survivor}" for one in outcomes for survivor in one.survivors),
        "",
    ]
    return "\n".join(lines)


def main(names: list[str]) -> None:
    """Mutate the files that are named, or all of them."""
    files = names or sorted(path.stem for path in RULES.glob("*.py") if path.stem not in NO_RULES)
    outcomes = []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for one in pool.map(mutated, files):
            sys.stdout.write("\n  ".join([f"{one.file}: {one.noticed} of {one.mutants}", *one.survivors]) + "\n")
            sys.stdout.flush()
            outcomes.append(one)
    if not names:
        PAGE.write_text(page(outcomes))


if __name__ == "__main__":
    main(sys.argv[1:])

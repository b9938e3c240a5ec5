"""Break every rule on purpose and see whether a test notices: `uv run --group mutation python tests/mutate.py`.

Without arguments all files are done, and the outcome is written to `experiments/mutation/mutants.csv` and
`docs/mutation.md`. With names of files (`consent trust`) only those, on the screen. `--slots 2` runs two at a time.
"""

from __future__ import annotations

import argparse
import csv
import resource
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import version

from breaks import BREAKS
from rules.equivalent import EQUIVALENT
from rules.mutants import ROOT, Mutant, Verdict, files_of_rules, mutants_of, trial

TABLE = ROOT / "experiments" / "mutation" / "mutants.csv"
PAGE = ROOT / "docs" / "mutation.md"


def reason(mutant: Mutant) -> str:
    """Why no input tells a mutant from the rule, when somebody found that none does; else nothing."""
    return EQUIVALENT.get((mutant.file, mutant.function, mutant.after), "")


def table(found: Sequence[Verdict]) -> Iterator[list[str]]:
    """Rows of every mutant, for a spreadsheet."""
    yield ["file", "rule", "line", "operator", "before", "after", "outcome", "noticed_by", "equivalent_because"]
    for one in found:
        own = one.mutant
        place = [own.file, own.function, str(own.line), own.operator, own.before, own.after]
        yield [*place, one.outcome, one.test.removeprefix("tests/rules/"), reason(own)]


def noticed(found: Sequence[Verdict]) -> int:
    """How many a failing test noticed."""
    return sum(one.outcome == "noticed" for one in found)


def processor_minutes() -> float:
    """Processor time of this program and of what it split off until now, whatever else the machine does."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used) / 60.0


def page(found: Sequence[Verdict], minutes: float) -> str:
    """The page that tells how it went."""
    left = [one for one in found if one.outcome != "noticed"]
    alike = [one for one in left if reason(one.mutant)]
    rest = [one for one in left if not reason(one.mutant)]
    lines = [
        "# Rules broken on purpose",
        "",
        "Written by `uv run --group mutation python tests/mutate.py`, with cosmic-ray",
        f"{version('cosmic-ray')} and transitiesim {version('transitiesim')}, in {minutes:.0f} minutes of processor time.",
        "Every rule is changed in every way that [cosmic-ray](https://cosmic-ray.readthedocs.io) knows: a comparison, an",
        "operator, a number or a boolean, one change at a time. Left out are operators on bits and `is`, which any call would",
        "notice, and the decorator that makes a function a rule, which has a test of its own. Then the rules' own tests",
        "(`tests/rules`) are run, and nothing else: tests of the whole model would notice more.",
        "",
        f"**{noticed(found)} of {len(found)} changes made a test fail: {noticed(found) / len(found):.1%}.** Of the other",
        f"{len(left)}, {len(alike)} are the same rule in other words (reasons below) and {len(rest)} are not noticed.",
        "Which test noticed which change stands in `experiments/mutation/mutants.csv`.",
        "",
        "| file | changes | noticed | the same rule | not noticed | share noticed |",
        "|---|---|---|---|---|---|",
    ]
    for file in sorted({one.mutant.file for one in found}):
        own = [one for one in found if one.mutant.file == file]
        same, open_ = (sum(one.mutant.file == file for one in which) for which in (alike, rest))
        lines.append(
            f"| `rules/{file}.py` | {len(own)} | {noticed(own)} | {same} | {open_} | {noticed(own) / len(own):.1%} |"
        )
    lines += [
        "",
        "## Broken by hand",
        "",
        "`uv run pytest -m slow tests/test_broken_on_purpose.py` makes each of these changes in a copy of the project and",
        "sees that the tests beside it, which pass without it, fail.",
        "",
        "| what is broken | where | tests that fail |",
        "|---|---|---|",
    ]
    lines += [f"| {one.what} | `{one.file}` | {', '.join(f'`{test}`' for test in one.tests)} |" for one in BREAKS]
    lines += ["", "## The same rule in other words", ""]
    lines += [
        f"- `{one.mutant.file}.{one.mutant.function}`: `{one.mutant.after}`\n  {reason(one.mutant)}" for one in alike
    ]
    lines += ["", "## Not noticed", ""]
    lines += [f"- `{one.mutant.file}.{one.mutant.function}`: `{one.mutant.after}` ({one.outcome})" for one in rest]
    return "\n".join(lines if rest else [*lines, "None."]) + "\n"


def main(arguments: Sequence[str]) -> int:
    """Mutate the files that are named, or all of them."""
    parser = argparse.ArgumentParser(description="Break every rule on purpose and see whether a test notices.")
    parser.add_argument("files", nargs="*", help=f"{', '.join(files_of_rules())}; all of them when none is named")
    parser.add_argument("--slots", type=int, default=1, help="how many mutants at a time")
    asked = parser.parse_args(arguments)
    if unknown := set(asked.files) - set(files_of_rules()):
        parser.error(f"no file of rules: {', '.join(sorted(unknown))}")
    mutants = [one for file in asked.files or files_of_rules() for one in mutants_of(file)]

    def told(one: Verdict) -> None:
        if one.outcome != "noticed" and not reason(one.mutant):
            where = f"{one.mutant.file}.py:{one.mutant.line}"
            sys.stdout.write(f"{one.outcome}: {where}: {one.mutant.before}  ->  {one.mutant.after}\n")
            sys.stdout.flush()

    found = trial(mutants, asked.slots, told)
    minutes = processor_minutes()
    share = f"{noticed(found)} of {len(found)} noticed: {noticed(found) / len(found):.1%}"
    sys.stdout.write(f"{share}; {minutes:.1f} minutes of processor time\n")
    files = {one.file for one in mutants}
    stale = {key for key in EQUIVALENT if key[0] in files} - {
        (one.mutant.file, one.mutant.function, one.mutant.after) for one in found if one.outcome != "noticed"
    }
    if stale:
        sys.stdout.write(f"said to be the same rule, but noticed or no longer there: {sorted(stale)}\n")
        return 1
    if not asked.files:
        TABLE.parent.mkdir(parents=True, exist_ok=True)
        with TABLE.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file, lineterminator="\n").writerows(table(found))
        PAGE.write_text(page(found, minutes), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

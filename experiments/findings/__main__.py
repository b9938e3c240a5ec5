"""Write `experiments/README.md`, its small tables and its figures again from the folder in which all sweeps were kept.

uv run transitiesim sweep NAME -o results/NAME --yes     (for every experiment)
uv run python experiments/findings results
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import of_factorial
import of_grids
import of_parts
import of_samples
import of_stand_ins
import pandas as pd
from PIL import Image

from transitiesim.interfaces.command_line.analysis import analyse
from transitiesim.results import SweepResults, read_sweep

HERE = Path(__file__).parent
EXPERIMENTS = HERE.parent
TABLES, FIGURES = EXPERIMENTS / "tables", EXPERIMENTS / "figures"
WIDTH = 1200
Told = tuple[str, dict[str, pd.DataFrame]]


@dataclass(frozen=True)
class Part:
    """An experiment on the page.

    Attributes:
        name: of the experiment.
        text: makes the findings and their tables.
        figures: files of `transitiesim analyse` that stand on the page, with their words.
        outcome: that the figures are of; the first when left out.
        threshold: from where on it counts as a success.
    """

    name: str
    text: Callable[[SweepResults], Told]
    figures: dict[str, str]
    outcome: str | None = None
    threshold: float = 0.5


def _stand_ins(sweep: SweepResults) -> Told:
    return of_stand_ins.text(sweep, read_sweep(sweep.folder.parent / "recommendations_factorial"))


PARTS = (
    Part(
        "recommendations_factorial",
        of_factorial.text,
        {
            "shapley": "Shapley values of the seven recommendations in the eighteen neighbourhoods",
            "interactions-selwerd": "Interaction plots of the strongest pairs in Selwerd",
            "tornado-selwerd": "Effect of each recommendation in Selwerd",
            "fans-selwerd": "Nothing on and everything on in Selwerd over the years",
        },
    ),
    Part("stand_in_sizes", _stand_ins, {"shapley": "Shapley values in the stand-ins"}),
    Part("parts_one_at_a_time", of_parts.text, {"one_at_a_time-selwerd": "Each part by itself in Selwerd"}),
    Part(
        "handover_and_turnover",
        of_grids.handover,
        {"mean-baseline-gillisbuurt": "Knowledge by hand-over and turnover in Gillisbuurt"},
        outcome="knowledge",
    ),
    Part(
        "reach_and_quorum",
        of_grids.quorum,
        {"mean-baseline-overvecht-noord": "Homes by reach and quorum in Overvecht-Noord"},
    ),
    Part(
        "tipping_map",
        of_grids.tipping,
        {
            "chance-all_recommendations-selwerd": "Chance of half of the homes with all recommendations",
            "mean-baseline-selwerd": "Mean share of homes in practice",
        },
    ),
    Part(
        "sensitivity_sobol",
        of_samples.sobol,
        {"sobol-all_recommendations-gillisbuurt": "Total Sobol' indices in Gillisbuurt"},
    ),
    Part(
        "discovery",
        lambda sweep: of_samples.discover(sweep, 0.5),
        {
            "prim": "The box of PRIM",
            "prim_cases": "All cases in the plane of the two surest limits",
            "feature_scores": "Feature scores",
        },
    ),
)


def section(part: Part, folder: Path) -> str:
    """What stands on the page of one experiment; its tables and figures are written on the way."""
    sweep = read_sweep(folder / part.name)
    told, tables = part.text(sweep)
    for name, frame in tables.items():
        frame.to_csv(TABLES / f"{part.name}-{name}.csv", index=False, lineterminator="\n")
    drawn = sweep.folder / "analysis"
    analyse(sweep, part.outcome, None, part.threshold, drawn, "en")
    pictures = []
    for name, words in part.figures.items():
        if not (drawn / f"{name}.png").exists():  # such as a box, when there is none
            continue
        target = FIGURES / f"{part.name}-{name}.png"
        with Image.open(drawn / f"{name}.png") as picture:
            small = picture.convert("RGB").resize((WIDTH, round(picture.height * WIDTH / picture.width)))
            small.quantize(64).save(target, optimize=True)
        pictures.append(f"![{words}](figures/{target.name})")
    story = HERE / "stories" / f"{part.name}.md"
    said = [story.read_text(encoding="utf-8").strip(), ""] if story.exists() else []
    manifest = sweep.manifest
    return "\n".join(
        [
            f"## `{part.name}`: {manifest['title_en'][:1].lower()}{manifest['title_en'][1:]}",
            "",
            manifest["about_en"],
            "",
            *said,
            told,
            "",
            *[line for picture in pictures for line in (picture, "")],
            _source(sweep),
        ]
    )


def _source(sweep: SweepResults) -> str:
    """Where the figures come from."""
    manifest = sweep.manifest
    done = len({run for chunk in sweep.chunks() for run in _runs_of(sweep, chunk)})
    minutes = manifest["forecast"]["seconds"] / 60  # from start to end would tell what else the machine had to do
    git = manifest["git"] or {}
    commit = str(git.get("commit", ""))[:8] if isinstance(git, dict) else ""
    left_out = "" if done == sweep.total else " The sweep is not complete: effects are of its complete replicates."
    return (
        f"*{done:,} of {sweep.total:,} runs ({manifest['settings']:,} settings, {manifest['replicates']} replicates, "
        f"seed {manifest['seed']}, uncertainty: {manifest['uncertainty']}), {len(sweep.failures())} failed; forecast "
        f"of the pilot {minutes:.0f} minutes with two workers; version {manifest['version']}, program "
        f"{manifest['source_hash'][:12]}"
        f"{f', commit {commit}' if commit else ''}. Tables: `tables/{manifest['name']}-*.csv`.{left_out}*"
    )


def _runs_of(sweep: SweepResults, chunk: int) -> list[int]:
    starts = [*sweep.manifest["chunks"], sweep.total]
    return list(range(starts[chunk], starts[chunk + 1]))


def main(folder: Path) -> None:
    """Write the page of what is in a folder."""
    for kept in (TABLES, FIGURES):
        shutil.rmtree(kept, ignore_errors=True)
        kept.mkdir(parents=True)
    there = [part for part in PARTS if (folder / part.name).is_dir()]
    sections = [section(part, folder) for part in there]
    head = (HERE / "head.md").read_text(encoding="utf-8").strip()
    (EXPERIMENTS / "README.md").write_text("\n\n".join([head, *sections]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]))

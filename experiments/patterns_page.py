"""Write `docs/patterns.md` and `experiments/patterns/` again from a folder in which both commands below have been run.

uv run transitiesim --lang en patterns -o results/patterns
uv run transitiesim --lang en patterns --switches -o results/patterns
uv run python experiments/patterns_page.py results/patterns
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pandas as pd
from PIL import Image

HERE = Path(__file__).parent
DOCS = HERE.parent / "docs"
KEPT = ("patterns.csv", "findings.csv", "patterns.json", "switches.csv", "likeness.csv", "switches.json")
FIGURES = ("patterns.png", "pairs.png", "effects.png")
WIDTH = 1200


def page(folder: Path) -> str:
    """The page, in Markdown."""
    about = json.loads((folder / "patterns.json").read_text(encoding="utf-8"))
    patterns, switches = pd.read_csv(folder / "patterns.csv"), pd.read_csv(folder / "switches.csv")
    alike = pd.read_csv(folder / "likeness.csv").sort_values("cosine", ascending=False)
    holds = patterns[patterns["verdict"] == "holds"]
    count = patterns["verdict"].value_counts()
    why = (HERE / "patterns" / "why.md").read_text(encoding="utf-8")
    losing = switches.loc[switches["early_losses"].notna(), "code"].astype(str)
    close = ", ".join(f"{a} and {b} {c:.2f}" for a, b, c in alike[["one", "other", "cosine"]].head(3).to_numpy())
    return f"""# Does the model show what the study saw?

Written by `uv run python experiments/patterns_page.py` from `transitiesim patterns` and `transitiesim patterns
--switches`, version {about["version"]}, {about["seeds"]} seeds per arm (stages begin at the seeds
{", ".join(f"{name} {seed}" for name, seed in about["seed_of_stage"].items())}), in neighbourhoods of 1,500 homes. How
patterns are judged stands in [decision 0014](decisions/0014-patterns-declared-first.md). A pattern that fails is
listed as failing; the model is not calibrated on any of them.

Of 77 patterns **{count.get("holds", 0)} hold** ({(holds["kind"] == "emergent").sum()} of them emerge from rules at work
together, the others follow from one rule), {count.get("does not hold", 0)} do not hold and
{count.get("cannot be tested", 0)} cannot be tested with this model. Of those that hold,
{(holds["confirmed"] == True).sum()} were confirmed on fresh seeds in a neighbourhood that was not used before.

![the 77 patterns by verdict](images/patterns.png)

![six pairs on the same draws](images/pairs.png)

{why.strip()}

## All patterns

{(folder / "patterns.md").read_text(encoding="utf-8").strip()}

## What each part does

Each of the 29 parts was judged by one outcome in one context, set beforehand, and by its own fingerprint.
{switches["moves_fingerprint"].sum()} of 29 move their fingerprint and {switches["moves_outcome"].sum()} of 29 their
outcome, after Holm's correction.

{len(losing)} show an early loss with nothing else on:
{", ".join(losing)}.

The most alike pairs by the cosine of their effects: {close}.

![standardised effects of the parts in the mixed neighbourhood](images/effects.png)

{(folder / "switches.md").read_text(encoding="utf-8").strip()}
"""  # noqa: E712


def main(folder: Path) -> None:
    """Write the page, its figures and the tables that are kept."""
    kept = HERE / "patterns"
    kept.mkdir(exist_ok=True)
    for name in KEPT:
        shutil.copy(folder / name, kept / name)
    for name in FIGURES:
        with Image.open(folder / name) as image:
            small = image.convert("RGB").resize((WIDTH, round(image.height * WIDTH / image.width)))
            small.quantize(128).save(DOCS / "images" / name, optimize=True)
    (DOCS / "patterns.md").write_text(page(folder), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("results/patterns"))

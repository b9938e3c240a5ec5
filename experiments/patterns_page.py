"""Write `docs/patterns.md` and `experiments/patterns/` again from a folder in which both commands below have been run.

uv run transitiesim --lang en patterns -o results/patterns
uv run transitiesim --lang en patterns --switches -o results/patterns
uv run python experiments/patterns_page.py results/patterns

With `--only`, both commands run a part, and only those rows are replaced; each row says which source of the model it
was made with. Figures of all pairs and of all effects are replaced after a whole run.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pandas as pd
from PIL import Image

from transitiesim.figures import draw_verdicts, save
from transitiesim.patterns.report import pattern_page, switch_page

HERE = Path(__file__).parent
DOCS = HERE.parent / "docs"
KEPT = HERE / "patterns"
WIDTH = 1200


def renewed(name: str, key: str, folder: Path, about: str) -> pd.DataFrame:
    """The kept table with the rows of this folder in the place of those with the same key, in the kept order."""
    kept = pd.read_csv(KEPT / name)
    if not (folder / name).exists():
        return kept
    fresh = pd.read_csv(folder / name)
    if about == "patterns" and name == "patterns.csv":
        fresh["source"] = described(folder, about)["source"][:12]
    replaced = kept[kept[key].isin(fresh[key])]
    table = pd.concat([kept.drop(replaced.index), fresh], ignore_index=True)
    return table.sort_values(key, kind="stable", ignore_index=True)


def described(folder: Path, about: str) -> dict[str, str]:
    """What a folder says of its runs, or what was kept."""
    file = folder / f"{about}.json"
    return json.loads((file if file.exists() else KEPT / file.name).read_text(encoding="utf-8"))


def page(patterns: pd.DataFrame, findings: pd.DataFrame, switches: pd.DataFrame, alike: pd.DataFrame) -> str:
    """The page, in Markdown."""
    about = json.loads((KEPT / "patterns.json").read_text(encoding="utf-8"))
    holds = patterns[patterns["verdict"] == "holds"]
    count = patterns["verdict"].value_counts()
    confirmed = (holds["confirmed"].astype(str) == "True").sum()
    why = (KEPT / "why.md").read_text(encoding="utf-8")
    losing = switches.loc[switches["early_losses"].notna(), "code"].astype(str)
    top = alike.sort_values("cosine", ascending=False).head(3)
    close = ", ".join(f"{a} and {b} {c:.2f}" for a, b, c in top[["one", "other", "cosine"]].to_numpy())
    return f"""# Does the model show what the study saw?

Written by `uv run python experiments/patterns_page.py` from `transitiesim patterns` and `transitiesim patterns
--switches`, version {about["version"]}, {about["seeds"]} seeds per arm (stages begin at the seeds
{", ".join(f"{name} {seed}" for name, seed in about["seed_of_stage"].items())}), in neighbourhoods of 1,500 homes. How
patterns are judged stands in [decision 0014](decisions/0014-patterns-declared-first.md), which of them were declared
again in [decision 0018](decisions/0018-patterns-declared-again.md). A pattern that fails is listed as failing; the
model is not calibrated on any of them.

Of 77 patterns **{count.get("holds", 0)} hold** ({(holds["kind"] == "emergent").sum()} of them emerge from rules at work
together, the others follow from one rule), {count.get("does not hold", 0)} do not hold and
{count.get("cannot be tested", 0)} cannot be tested with this model. Of those that hold,
{confirmed} were confirmed on fresh seeds in a neighbourhood that was not used before.

![the 77 patterns by verdict](images/patterns.png)

![six pairs on the same draws](images/pairs.png)

{why.strip()}

## All patterns

{pattern_page(patterns, findings, "en").strip()}

## What each part does

Each of the 29 parts was judged by one outcome in one context, set beforehand, and by its own fingerprint.
{switches["moves_fingerprint"].sum()} of 29 move their fingerprint and {switches["moves_outcome"].sum()} of 29 their
outcome, after correction for all 29 tests.

{len(losing)} show an early loss with nothing else on:
{", ".join(losing)}.

The most alike pairs by the cosine of their effects: {close}.

![standardised effects of the parts in the mixed neighbourhood](images/effects.png)

{switch_page(switches, "en").strip()}
"""


def shrunk(file: Path, name: str) -> None:
    """A picture for the page, small enough to be kept with the text."""
    with Image.open(file) as image:
        small = image.convert("RGB").resize((WIDTH, round(image.height * WIDTH / image.width)))
        small.quantize(128).save(DOCS / "images" / name, optimize=True)


def main(folder: Path) -> None:
    """Write the page, its figures and the tables that are kept."""
    patterns = renewed("patterns.csv", "number", folder, "patterns")
    findings = renewed("findings.csv", "number", folder, "patterns")
    switches = renewed("switches.csv", "code", folder, "switches")
    for name, table in (("patterns.csv", patterns), ("findings.csv", findings), ("switches.csv", switches)):
        table.to_csv(KEPT / name, index=False, float_format="%.6g")
    whole = (folder / "likeness.csv").exists()
    alike = pd.read_csv((folder if whole else KEPT) / "likeness.csv")
    alike.to_csv(KEPT / "likeness.csv", index=False, float_format="%.6g")
    for about in ("patterns", "switches"):
        (KEPT / f"{about}.json").write_text(json.dumps(described(folder, about), indent=2) + "\n", encoding="utf-8")
    figure = folder / "verdicts.png"
    save(draw_verdicts(patterns, language="en"), figure)
    shrunk(figure, "patterns.png")
    if whole:
        shrunk(folder / "effects.png", "effects.png")
        shrunk(folder / "pairs.png", "pairs.png")
    (DOCS / "patterns.md").write_text(page(patterns, findings, switches, alike), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("results/patterns"))

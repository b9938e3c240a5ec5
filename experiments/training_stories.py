"""What the stories of the training say, step by step, in both languages: what a trainer can expect on the screen.

Run from the project folder: `uv run python experiments/training_stories.py`. It writes docs/training/stories.md.
"""

from __future__ import annotations

from pathlib import Path
from textwrap import fill
from typing import Any

from transitiesim.interfaces.dashboard.views.stories.catalogue import STORIES
from transitiesim.interfaces.dashboard.views.stories.parts import Story
from transitiesim.language import LANGUAGES
from transitiesim.training.stories.controls import settings_at, usual

PAGE = Path(__file__).parents[1] / "docs" / "training" / "stories.md"
TOURS: dict[str, tuple[dict[str, Any], ...]] = {
    "path": (
        {"until": 2028},
        {"until": 2050},
        {"until": 2050, "rank": 0.5},
        {"until": 2050, "doing": "practice"},
    ),
    "fold": (
        {},
        {"level": 0.28},
        {"level": 0.26},
        {"level": 0.32, "pioneers": 0.05},
        {"level": 0.32, "spread": 0.45},
    ),
    "trust": (
        {"word": "kept"},
        {"word": "broken"},
        {"contact": "silent"},
        {"contact": "informed"},
        {"open": True},
    ),
    "leaving": ({}, {"empty": "long"}, {"who": "project_leader"}),
    "quorum": ({}, {"reach": 0.97}, {"work": "trust"}, {"reach": 0.75, "work": "fit"}),
    "haste": ({}, {"reflection": 0.5}, {"units": True}, {"place": "gillisbuurt"}),
    "x_curve": (
        {},
        {"rank": 0.0},
        {"doing": "people", "rank": 0.25},
        {"setback": "departure"},
        {"setback": "election"},
        {"doing": "people"},
        {"doing": "practice"},
    ),
}
HEAD = """# What the stories say / Wat de verhalen zeggen

Made by `experiments/training_stories.py`: the sentences that stand on the screen when the controls stand so, worked
out by running the model. Consequences of assumptions, not a forecast; the claim of each story is held against the
model by a test.

*Gemaakt door `experiments/training_stories.py`: de zinnen die op het scherm staan als de knoppen zo staan, uitgerekend
met het model. Gevolgen van aannames, geen voorspelling; wat elk verhaal beweert wordt door een test aan het model
gehouden.*
"""


def places_of(story: Story, changed: dict[str, Any]) -> tuple[int, ...]:
    """Where the controls stand."""
    return tuple(
        one.values.index(changed[one.name]) if one.name in changed else place
        for one, place in zip(story.controls, usual(story.controls), strict=True)
    )


def told(story: Story, changed: dict[str, Any], known: dict[Any, Any]) -> list[str]:
    """One step in both languages."""
    places = places_of(story, changed)
    settings = settings_at(story.controls, places)
    done = {}
    for name, job in story.jobs(settings).items():
        if job not in known:
            known[job] = job.done()
        done[name] = known[job]
    lines = []
    for language in ("en", "nl"):
        moved = [
            f"{one.text[language]}: {one.label(place, language)}"
            for one, place in zip(story.controls, places, strict=True)
            if one.name in changed
        ]
        shown = story.show(settings, done, language)
        where = "; ".join(moved) or {"en": "at the start", "nl": "aan het begin"}[language]
        mark = "" if shown.holds else {"en": " (does not show here)", "nl": " (blijkt hier niet)"}[language]
        text = " ".join((shown.headline, *shown.says))
        whole = f"- **{where}**{mark}. {text}" if language == "en" else f"  *{where}{mark}. {text}*"
        lead = "" if language == "en" else "  "
        lines.append(fill(whole.strip(), 120, initial_indent=lead, subsequent_indent="  "))
    return lines


def main() -> None:
    """Run every step and write the page."""
    assert set(LANGUAGES) == {"nl", "en"}  # noqa: S101  both stand on one page
    known: dict[Any, Any] = {}
    pieces = [HEAD]
    for name, tour in TOURS.items():
        story = STORIES[name]
        title = story.script.title
        pieces.append(f"\n## {story.letter}. {title.en} / {title.nl}\n")
        for changed in tour:
            pieces += told(story, changed, known)
    PAGE.write_text("\n".join(pieces) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

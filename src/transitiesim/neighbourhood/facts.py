"""Read what is known of a neighbourhood, and fill what is not."""

from __future__ import annotations

import dataclasses
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from transitiesim.data_files import printable, read_toml, shipped
from transitiesim.errors import InputError, closest
from transitiesim.language import Text
from transitiesim.neighbourhood.defaults import (
    DEFAULTS,
    DEMOLITION_MONTHS,
    DEMOLITION_SOURCE,
    FIGURES,
    HEAT_PLAN,
    LEAST_SUM_OF_SHARES,
    MOST_SUM_OF_SHARES,
    MUNICIPALITY_SIZE,
    TENURE_SHARES,
)
from transitiesim.neighbourhood.months import LAST_MONTH, month_of
from transitiesim.neighbourhood.records import (
    NO_TEXT,
    Demolition,
    Facts,
    Figure,
    HeatPlan,
    Milestone,
    assumed_figure,
)
from transitiesim.parameters import Grade

if TYPE_CHECKING:
    from transitiesim.neighbourhood.file_form import DemolitionForm, FileForm, MilestoneForm, Sourced

__all__ = ["Demolition", "Facts", "Figure", "HeatPlan", "Milestone", "facts_from", "known_neighbourhoods", "read_facts"]

NO_SOURCE = "not given"


@cache
def known_neighbourhoods() -> tuple[str, ...]:
    """Ids of the neighbourhoods that come with the program, in alphabetical order."""
    return tuple(sorted(path.stem for path in shipped("neighbourhoods").glob("*.toml")))


def read_facts(path_or_id: str | Path) -> Facts:
    """The facts of a neighbourhood, with every missing figure filled by its declared default.

    Args:
        path_or_id: id of a neighbourhood that comes with the program ("selwerd"), or the path of a TOML file:
            a `Path`, or text that ends in ".toml" or contains a path separator.

    Raises:
        InputError: for an unknown id and for any file that cannot be read or says something impossible.
    """
    path = _path_of(path_or_id)
    return facts_from(read_toml(path), printable(path))


def facts_from(content: dict[str, object], where: str) -> Facts:
    """The facts in the content of a neighbourhood file.

    Args:
        content: what the TOML says.
        where: the file, as the user would recognise it.

    Raises:
        InputError: for the most telling mistake in the content.
    """
    # The form needs pydantic, which is slow to import for commands that read no file.
    from transitiesim.neighbourhood.file_form import checked

    form = checked(content, where)
    figures = _figures(form, where)
    return Facts(
        id=form.id,
        name=form.name,
        municipality=form.municipality,
        figures=figures,
        heat_plan=_heat_plan(form),
        demolition=_demolition(form.demolition, Facts.number_in(figures, "dwellings"), where),
        milestones=tuple(sorted(map(_milestone, form.milestones), key=lambda one: one.month)),
    )


def _path_of(path_or_id: str | Path) -> Path:
    """Path of the file that is meant; InputError for an unknown id."""
    separators = {"/", "\\", os.sep}
    if isinstance(path_or_id, Path):
        return path_or_id
    if path_or_id.endswith(".toml") or any(separator in path_or_id for separator in separators):
        return Path(path_or_id)
    if path_or_id not in known_neighbourhoods():
        raise InputError(
            printable(Path(path_or_id)),
            Text("onbekende wijk", "unknown neighbourhood"),
            Text(
                "een van {known}, of het pad van een TOML-bestand", "one of {known}, or the path of a TOML file"
            ).format(known=", ".join(known_neighbourhoods())),
            closest(path_or_id, known_neighbourhoods()),
        )
    return shipped("neighbourhoods", f"{path_or_id}.toml")


def _figures(form: FileForm, where: str) -> dict[str, Figure]:
    """All figures by name: those of the file and, for the others, the declared default."""
    figures: dict[str, Figure] = {}
    for name, kind in FIGURES.items():
        given = getattr(form.figures, name)
        if given is not None:
            figures[name] = Figure(value=given.value, unit=kind.unit, **_sourced(given))
        elif name in DEFAULTS:
            figures[name] = assumed_figure(name)
    size = form.figures.municipality_size
    figures["municipality_size"] = (
        Figure(MUNICIPALITY_SIZE, "", "", "most municipalities of the programme", "", Grade.GUESS, assumed=True)
        if size is None
        else Figure(value=size.value, unit="", **_sourced(size))
    )
    figures.update(_tenure(figures, where))
    return figures


def _tenure(figures: dict[str, Figure], where: str) -> dict[str, Figure]:
    """The three kinds of tenure, made to add up to one.

    Known shares that nearly add up to one are rounding errors and are scaled; assumed shares divide what the
    known ones leave, in proportion to their defaults.
    """
    known = {name: figures[name] for name in TENURE_SHARES if not figures[name].assumed}
    assumed = {name: figures[name] for name in TENURE_SHARES if figures[name].assumed}
    known_sum = sum(Facts.number_in(known, name) for name in known)
    if known_sum > MOST_SUM_OF_SHARES or (not assumed and known_sum < LEAST_SUM_OF_SHARES):
        what = Text("de aandelen tellen op tot {sum}", "the shares add up to {sum}").format(sum=f"{known_sum:.3g}")
        least = "0" if assumed else f"{LEAST_SUM_OF_SHARES:g}"
        allowed = Text("{least} tot en met {most}", "{least} to {most}")
        raise InputError(
            f"{where}: figures: {', '.join(known)}", what, allowed.format(least=least, most=f"{MOST_SUM_OF_SHARES:g}")
        )
    left = max(0.0, 1.0 - known_sum) if assumed else 0.0
    scale = (1.0 - left) / known_sum if known_sum > 0 else 1.0
    if abs(scale - 1.0) > 1e-9:
        known = {name: _scaled(figure, scale, known_sum) for name, figure in known.items()}
    if len(assumed) == 1:
        return known | {name: _remainder(figure.unit, left) for name, figure in assumed.items()}
    return known | _divided(assumed, left)


def _scaled(figure: Figure, scale: float, total: float) -> Figure:
    """A share of which the total was not one, and a note that says so."""
    given = float(figure.value)
    dutch = f"{given:g} in de bron; geschaald omdat de aandelen daar optellen tot {total:.3g}".replace(".", ",")
    english = f"{given:g} in the source; scaled because the shares add up to {total:.3g} there"
    note = Text(_joined(figure.note.nl, dutch), _joined(figure.note.en, english))
    grade = Grade.DERIVED if figure.grade is Grade.MEASURED else figure.grade
    return dataclasses.replace(figure, value=given * scale, note=note, grade=grade)


def _remainder(unit: str, left: float) -> Figure:
    """The one share that follows from the two others; that is arithmetic, not an assumption."""
    return Figure(left, unit, "", "remainder of the two other shares", "", Grade.DERIVED)


def _divided(assumed: dict[str, Figure], left: float) -> dict[str, Figure]:
    """Assumed shares in proportion, adding up to `left`; their ranges shrink or grow along."""
    scale = left / sum(Facts.number_in(assumed, name) for name in assumed) if assumed else 1.0
    return {
        name: dataclasses.replace(
            figure,
            value=float(figure.value) * scale,
            low=None if figure.low is None else figure.low * scale,
            high=None if figure.high is None else min(1.0, figure.high * scale),
        )
        for name, figure in assumed.items()
    }


def _heat_plan(form: FileForm) -> HeatPlan:
    """The heat plan of the file, or that none is known."""
    plan = form.heat_plan
    if plan is None:
        return HeatPlan("undecided", HEAT_PLAN, None, NO_SOURCE, "", "", Grade.GUESS, assumed=True)
    return HeatPlan(kind=plan.kind, text=Text(plan.nl, plan.en), target_year=plan.target_year, **_sourced(plan))


def _demolition(plan: DemolitionForm | None, dwellings: float, where: str) -> Demolition | None:
    """The demolition plan in months, checked against the number of dwellings and the years of the model."""
    if plan is None:
        return None
    start = month_of(plan.from_month)
    end = min(start + DEMOLITION_MONTHS, LAST_MONTH) if plan.until_month is None else month_of(plan.until_month)
    if plan.dwellings > dwellings:
        what = Text("{count} is meer dan er woningen zijn", "{count} is more than there are dwellings")
        most = Text("hoogstens {most:g}", "at most {most:g}").format(most=dwellings)
        raise InputError(f"{where}: demolition.dwellings", what.format(count=plan.dwellings), most)
    if not 0 <= start <= end <= LAST_MONTH:
        what = Text("de maanden kloppen niet", "the months are not possible")
        allowed = Text("2019-01 tot en met 2050-12, from voor until", "2019-01 to 2050-12, from before until")
        raise InputError(f"{where}: demolition.from, demolition.until", what, allowed)
    given = _sourced(plan)
    note = given.pop("note")
    if plan.until_month is None:
        note = Text(
            _joined(note.nl, "einde niet bekend: tien jaar aangenomen"),
            _joined(note.en, f"end not known: ten years assumed ({DEMOLITION_SOURCE})"),
        )
    if plan.new_build > plan.dwellings:
        note = Text(
            _joined(
                note.nl, f"{plan.new_build} nieuwe woningen gepland; het model bouwt er niet meer dan er verdwijnen"
            ),
            _joined(note.en, f"{plan.new_build} new dwellings planned; the model builds no more than come down"),
        )
    return Demolition(
        dwellings=plan.dwellings,
        new_build=min(plan.new_build, plan.dwellings),
        planned_new_build=plan.new_build,
        from_month=start,
        until_month=end,
        note=note,
        **given,
    )


def _milestone(form: MilestoneForm) -> Milestone:
    """One event of the file."""
    return Milestone(
        date=form.date,
        until=form.until,
        month=month_of(form.date),
        kind=form.kind,
        text=Text(form.nl, form.en),
        **_sourced(form) | {"year": form.year or form.date},
    )


def _sourced(form: Sourced) -> dict[str, Any]:
    """What every fact has: source, address, year, grade and note."""
    return {
        "source": form.source or NO_SOURCE,
        "url": form.url,
        "year": form.year,
        "grade": Grade(form.grade),
        "note": NO_TEXT if form.note is None else Text(form.note.nl, form.note.en),
    }


def _joined(first: str, second: str) -> str:
    """Two notes as one."""
    return f"{first}; {second}" if first else second

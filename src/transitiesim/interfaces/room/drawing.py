"""Charts of the wall, drawn as SVG: a path with its runs, and guesses beside the outcome. Letters of 24 px and more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from transitiesim.interfaces.room.markup import h

_LEFT, _TOP, _BOTTOM, _RIGHT = 92, 24, 52, 44


@dataclass(frozen=True, slots=True)
class Curve:
    """One line.

    Attributes:
        years: on the horizontal axis.
        values: shares, 0 to 1.
        kind: "main", "ghost", "run" or "told": how it is drawn.
        name: what it is, at its end; nothing for none.
    """

    years: Sequence[int]
    values: Sequence[float]
    kind: str
    name: str = ""


def path_chart(
    curves: Iterable[Curve],
    band: tuple[Sequence[int], Sequence[float], Sequence[float]] | None,
    years: tuple[int, int],
    label: str,
    *,
    width: int,
    height: int,
    top: float = 1.0,
    marks: Sequence[tuple[float, str]] = (),
) -> str:
    """Shares over the years.

    Args:
        curves: the lines, the lowest first.
        band: years, lower and upper ends, or none.
        years: first and last year of the axis.
        label: what is drawn, for those who do not see it.
        width: of the drawing, in px of a wall that is 1920 wide.
        height: of the drawing.
        top: highest share of the axis.
        marks: years at which something happened, with a letter or sign.
    """
    first, last = years

    def x(year: float) -> float:
        return _LEFT + (year - first) / (last - first) * (width - _LEFT - _RIGHT)

    def y(share: float) -> float:
        return height - _BOTTOM - min(1.0, share / top) * (height - _BOTTOM - _TOP)

    steps = 4
    parts = []
    for step in range(steps + 1):
        share = top * step / steps
        parts.append(
            f'<line class=grid x1="{_LEFT}" x2="{width - _RIGHT}" y1="{y(share):.0f}" y2="{y(share):.0f}"/>'
            f'<text x="{_LEFT - 10}" y="{y(share) + 9:.0f}" text-anchor="end">{100 * share:.3g}%</text>'
        )
    span = last - first
    every = next(one for one in (1, 2, 4, 8, 16) if span / one * 90 <= width - _LEFT - _RIGHT)
    parts += [
        f'<text x="{x(year):.0f}" y="{height - 14}" text-anchor="middle">{year}</text>'
        for year in range(last, first, -every)  # from the end back: the last year is the one that is talked about
    ]
    for year, sign in marks:
        parts.append(
            f'<line class=mark x1="{x(year):.0f}" x2="{x(year):.0f}" y1="{_TOP}" y2="{height - _BOTTOM}"/>'
            f'<text class=sign x="{x(year) + 6:.0f}" y="{_TOP + 24}">{h(sign)}</text>'
        )
    if band is not None:
        at, low, high = band
        points = [*zip(at, low, strict=False), *reversed(list(zip(at, high, strict=False)))]
        parts.append(f'<polygon class=band points="{" ".join(f"{x(a):.1f},{y(b):.1f}" for a, b in points)}"/>')
    for one in curves:
        points = list(zip(one.years, one.values, strict=False))
        line = " ".join(f"{x(year):.1f},{y(share):.1f}" for year, share in points)
        parts.append(f'<polyline class="{one.kind}" points="{line}"/>')
        if one.name and points:
            year, share = points[-1]
            parts.append(f'<circle class="{one.kind}" cx="{x(year):.1f}" cy="{y(share):.1f}" r="7"/>')
    return (
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" aria-label="{h(label)}">'
        f"{''.join(parts)}</svg>"
    )


def guess_strip(guesses: Sequence[int], outcome: float | None, label: str, *, width: int, height: int = 150) -> str:
    """Guesses as dots above a scale from 0 to 100 percent, and the outcome as a line.

    Args:
        guesses: percentages.
        outcome: share, 0 to 1; None when it is not there yet.
        label: what is drawn, for those who do not see it.
        width: of the drawing.
        height: of the drawing.
    """
    floor, side = height - 44, 48  # room for half of "100%"

    def x(percent: float) -> float:
        return side + percent / 100 * (width - 2 * side)

    parts = [f'<line class=axis x1="{side}" x2="{width - side}" y1="{floor}" y2="{floor}"/>']
    parts += [
        f'<text x="{x(one):.0f}" y="{height - 10}" text-anchor="middle">{one}%</text>' for one in (0, 25, 50, 75, 100)
    ]
    column: dict[int, int] = {}
    radius = 8
    for guess in sorted(guesses):
        place = round(x(guess) / (2 * radius))
        level = column[place] = column.get(place, 0) + 1
        up = min(level, (floor - 16) // (2 * radius))
        parts.append(f'<circle class=guess cx="{x(guess):.0f}" cy="{floor + radius - 2 * radius * up}" r="{radius}"/>')
    if outcome is not None:
        at = x(100 * outcome)
        parts.append(f'<line class=came x1="{at:.1f}" x2="{at:.1f}" y1="4" y2="{floor}"/>')
    return (
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" aria-label="{h(label)}">'
        f"{''.join(parts)}</svg>"
    )


def bar(share: float, kind: str = "", band: tuple[float, float] | None = None) -> str:
    """A bar of a share of its full width, in front of its band when there is one.

    Args:
        share: 0 to 1.
        kind: "ghost", or nothing.
        band: lower and upper end, 0 to 1.
    """
    length = _thousandth(share)
    room = '<rect class=room width="1000" height="20"/>'
    full = f'<rect class=full width="{length}" height="20"/>'
    if band is not None:
        low, high = map(_thousandth, band)
        room += f'<rect class=band x="{low}" width="{max(2, high - low)}" height="20"/>'
        full = f'<rect class=full width="{length}" y="6" height="8"/>'
    box = 'viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true"'
    return f'<svg class="bar {kind}" {box}>{room}{full}</svg>'


def _thousandth(share: float) -> int:
    return round(1000 * max(0.0, min(1.0, share)))

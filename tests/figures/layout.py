"""Looking at a figure as a reader would: is every word on the page, and does no word lie over another?"""

from __future__ import annotations

from matplotlib.figure import Figure
from matplotlib.text import Text


def words_of(figure: Figure) -> list[Text]:
    """The pieces of text that are drawn."""
    figure.draw_without_rendering()
    return [one for one in figure.findobj(Text) if one.get_visible() and one.get_text().strip()]


def whole_text(figure: Figure) -> str:
    """All words of a figure as one line, in the order in which they were put there."""
    return " ".join(one.get_text().replace("\n", " ") for one in words_of(figure))


def check_layout(figure: Figure) -> None:
    """Every word lies on the page, none over another, and none is too small to read."""
    words = words_of(figure)
    page = figure.bbox
    boxes = [(one.get_text(), one.get_window_extent()) for one in words]
    for one in words:
        assert one.get_fontsize() >= 9, one.get_text()
        assert one.get_fontfamily() == ["DejaVu Sans"], one.get_text()
    for text, box in boxes:
        assert page.x0 + 2 <= box.x0, f"cut off at the left: {text}"
        assert box.x1 <= page.x1 - 2, f"cut off at the right: {text}"
        assert page.y0 + 2 <= box.y0, f"cut off at the bottom: {text}"
        assert box.y1 <= page.y1 - 2, f"cut off at the top: {text}"
    for number, (text, box) in enumerate(boxes):
        for other, beside in boxes[number + 1 :]:
            wide = min(box.x1, beside.x1) - max(box.x0, beside.x0)
            high = min(box.y1, beside.y1) - max(box.y0, beside.y0)
            assert wide <= 1 or high <= 2, f"'{text}' lies over '{other}'"

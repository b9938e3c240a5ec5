from __future__ import annotations

from pathlib import Path

import pytest

from results.made_up_results import made_up_results
from transitiesim.errors import InputError
from transitiesim.figures import draw_path, save


def drawn():
    return draw_path(made_up_results(replicates=3, months=120))


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf", ".PNG"])
def test_the_same_figure_gives_the_same_file(tmp_path: Path, suffix: str) -> None:
    one = save(drawn(), tmp_path / f"one{suffix}")
    two = save(drawn(), tmp_path / "deeper" / f"two{suffix}")
    assert one.read_bytes() == two.read_bytes()
    assert len(one.read_bytes()) > 5000
    assert sorted(path.name for path in tmp_path.iterdir()) == ["deeper", f"one{suffix}"]


def test_no_file_holds_a_date_or_a_version(tmp_path: Path) -> None:
    for suffix in (".png", ".svg", ".pdf"):
        content = save(drawn(), tmp_path / f"one{suffix}").read_bytes()
        for word in (b"CreationDate", b"dc:date", b"matplotlib.org", b"Matplotlib v"):
            assert word not in content, (suffix, word)


def test_letters_in_svg_need_no_font(tmp_path: Path) -> None:
    assert b"<text" not in save(drawn(), tmp_path / "one.svg").read_bytes()


@pytest.mark.parametrize("name", ["one.jpg", "one", "one.pngg"])
def test_another_kind_of_file_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match=r"allowed: \.png, \.svg, \.pdf"):
        save(drawn(), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_explained(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(InputError, match="the file was not written"):
        save(drawn(), tmp_path / "file" / "one.png")
    assert (tmp_path / "file").read_text() == "mine"


def test_a_figure_that_was_saved_before_survives_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    figure = drawn()
    path = save(figure, tmp_path / "one.png")
    before = path.read_bytes()

    def fails(*args, **keywords):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(type(figure), "savefig", fails)
    with pytest.raises(InputError, match="No space left"):
        save(figure, path)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["one.png"]

"""`transitiesim run`, for real but small: Gillisbuurt, one or two replicates, until 2020."""

from __future__ import annotations

import json
import os

import pytest

from interfaces.asking import ask, ask_process
from interfaces.conftest import SMALL
from transitiesim.errors import InputError
from transitiesim.interfaces.command_line import output_folder, plans, run
from transitiesim.results import read_results

TINY = ("run", "baseline", "-n", "gillisbuurt", "-r", "1", "--until", "2019", "--uncertainty", "seeds")
PNG = b"\x89PNG\r\n\x1a\n"


def test_a_run_keeps_results_and_figures(real_folder):
    results = read_results(real_folder)
    assert results.scenarios() == ("baseline", "all_recommendations")
    assert results.neighbourhoods() == ("gillisbuurt",)
    assert results.replicates() == (0, 1)
    assert results.manifest["months"] == 24
    assert results.manifest["command"] == (
        "transitiesim run baseline all_recommendations -n gillisbuurt -r 2 --seed 1 --uncertainty parameters "
        "--record yearly --until 2020"
    )
    figures = {path.name for path in real_folder.glob("*.png")}
    kinds = ("why_not_yet", "radar", "tipping")
    assert figures == {"path-gillisbuurt.png"} | {
        f"{kind}-gillisbuurt-{name}.png" for kind in kinds for name in ("baseline", "all_recommendations")
    }
    assert all((real_folder / name).read_bytes().startswith(PNG) for name in figures)


def test_the_same_run_again_gives_the_same_results(real_folder, tmp_path):
    answer = ask("run", *SMALL, "-o", str(tmp_path / "again"), "--threads", "1", "--lang", "nl")
    assert answer.exit_code == 0, answer.output
    again, before = read_results(tmp_path / "again"), read_results(real_folder)
    for name, table in before.tables().items():
        assert again.tables()[name].equals(table), name


def test_without_a_folder_the_results_go_below_results_and_never_in_place_of_others(tmp_path):
    for place in ("baseline-gillisbuurt", "baseline-gillisbuurt-2"):
        answer = ask(*TINY)
        assert answer.exit_code == 0, answer.output
        assert (tmp_path / "results" / place / "manifest.json").exists()
    last = " ".join(answer.stdout.split())
    assert last.endswith(
        "Kept in results/baseline-gillisbuurt-2: the results and the figures path-gillisbuurt.png, "
        "why_not_yet-gillisbuurt-baseline.png, radar-gillisbuurt-baseline.png, tipping-gillisbuurt-baseline.png"
    )


def test_earlier_results_are_replaced_only_when_asked(tmp_path):
    folder = tmp_path / "out"
    assert ask(*TINY, "-o", str(folder)).exit_code == 0
    first = json.loads((folder / "manifest.json").read_text())
    assert ask(*TINY, "-o", str(folder)).exit_code == 2
    assert json.loads((folder / "manifest.json").read_text()) == first
    answer = ask(*TINY, "-o", str(folder), "--overwrite", "--seed", "7", "--record", "monthly")
    assert answer.exit_code == 0, answer.output
    assert json.loads((folder / "manifest.json").read_text())["seed"] == 7
    assert len(read_results(folder).path["month"].unique()) == 13
    (folder / "mine.txt").write_text("mine")
    assert ask(*TINY, "-o", str(folder), "--overwrite").exit_code == 2
    assert (folder / "mine.txt").read_text() == "mine"


def test_a_run_in_a_process_of_its_own_in_dutch(tmp_path):
    answer = ask_process(*TINY, "--lang", "nl", "-o", "uit", folder=tmp_path)
    assert answer.returncode == 0, answer.stderr
    assert "In Gillisbuurt is eind 2019 in één doorrekening" in " ".join(answer.stdout.split())
    assert "1 doorrekeningen: 1 scenario x 1 wijk x 1 herhaling." in answer.stderr
    assert "Doorrekenen" not in answer.stderr  # no bar where nobody looks
    assert (tmp_path / "uit" / "path-gillisbuurt.png").exists()


def test_an_output_that_knows_only_plain_letters_is_no_problem(tmp_path):
    answer = ask_process(*TINY, "--lang", "nl", "-o", "uit", folder=tmp_path, env={"PYTHONIOENCODING": "ascii"})
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.isascii()
    assert "eind 2019" in answer.stdout


def test_what_was_worked_out_is_shown_when_the_disk_refuses(tmp_path, monkeypatch):
    def refuse(_results, folder):
        raise InputError(str(folder), "the disk is full")

    monkeypatch.setattr("transitiesim.results.write_results", refuse)
    answer = ask(*TINY, "-o", str(tmp_path / "out"))
    assert answer.exit_code == 2
    assert "by the end of 2019" in " ".join(answer.stdout.split())
    assert answer.stderr.splitlines()[-1].endswith("the disk is full.")


def test_one_row_each_for_many_neighbourhoods(tmp_path):
    places = ("gillisbuurt", "abdij-en-torenbuurt", "nieuwborgen")
    chosen = [word for place in places for word in ("-n", place)]
    answer = ask("run", *chosen, "-r", "1", "--until", "2019", "-o", str(tmp_path / "out"))
    assert answer.exit_code == 0, answer.output
    for name in ("Gillisbuurt", "Abdij- en Torenbuurt", "Nieuwborgen"):
        assert sum(line.startswith(name) for line in answer.stdout.splitlines()) == 1
    assert {path.name for path in (tmp_path / "out").glob("*.png")} == {f"path-{place}.png" for place in places}


def test_all_stands_for_every_neighbourhood():
    ids = [facts.id for facts in plans.places_of(["ALL"])]
    assert len(ids) == len(set(ids)) == 18


def test_without_words_the_two_scenarios_are_run_in_selwerd(monkeypatch, tmp_path):
    seen = {}

    def stop(plan, language):
        seen["plan"] = plan
        raise InputError("test", "seen enough")

    monkeypatch.setattr("transitiesim.interfaces.command_line.under_way.carry_out", stop)
    assert ask("run").exit_code == 2
    plan = seen["plan"]
    assert [one.name for one in plan.scenarios] == ["baseline", "all_recommendations"]
    assert [one.id for one in plan.places] == ["selwerd"]
    assert plan.numbers == plans.Numbers(20, 1, "parameters", "yearly", plan.numbers.threads, None)
    assert 1 <= plan.numbers.threads <= 8
    assert {one.months for one in plan.scenarios} == {384}
    assert not (tmp_path / "results").exists()


@pytest.mark.parametrize(("processors", "threads"), [(1, 1), (4, 4), (64, 8)])
def test_threads_follow_the_processors_up_to_eight(processors, threads, monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: set(range(processors)), raising=False)
    assert plans.numbers_of("1", "1").threads == threads


def test_the_name_of_the_folder_stays_short():
    names = [f"scenario-{number}" for number in range(12)]
    assert output_folder.default_folder(names, ["a", "b", "c"]).name == "12-scenarios-3-neighbourhoods"
    assert output_folder.default_folder(["a", "b"], ["c"]).name == "a-b-c"
    assert len(output_folder.default_folder(["x" * 90, "y" * 90], ["z"]).name) <= 100


def test_many_files_are_named_by_kind():
    assert run._named(["path-a.png", "path-b.png"]) == "path-a.png, path-b.png"
    many = [f"path-{number}.png" for number in range(7)] + ["radar-a.png", "radar-b.png"]
    assert run._named(many) == "path-*.png (7), radar-*.png (2)"

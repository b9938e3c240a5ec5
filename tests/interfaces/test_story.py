from __future__ import annotations

import re

from interfaces.asking import ask
from transitiesim.interfaces.command_line.story import MINOR
from transitiesim.recording.sentences import SENTENCES
from transitiesim.results import read_results


def test_minor_kinds_exist():
    assert set(SENTENCES) >= MINOR
    assert {"campaign_failed", "first_heat", "law", "ballot_failed", "missed_promise"} & MINOR == set()


def test_a_real_story_is_told_year_by_year(real_folder):
    for language, pandemic, end in (
        ("nl", "mrt  De pandemie legt ontmoetingen stil.", "eind 2020: "),
        ("en", "Mar  The pandemic stops meetings.", "end of 2020: "),
    ):
        answer = ask("story", str(real_folder), "--lang", language)
        assert answer.exit_code == 0, answer.output
        assert answer.stdout.index("2019\n") < answer.stdout.index("2020\n") < answer.stdout.index(pandemic)
        assert answer.stdout.index(pandemic) < answer.stdout.index(end)


def test_every_event_is_told_with_all(real_folder):
    answer = ask("story", str(real_folder), "--all", "--replicate", "1", "-s", "all_recommendations")
    events = read_results(real_folder).events
    told = " ".join(answer.stdout.split())
    mine = events[(events["replicate"] == 1) & (events["scenario"] == "all_recommendations")]
    assert len(mine) > 30
    for sentence in mine["en"]:
        assert " ".join(sentence.split()).rstrip(".") in told
    assert "minor events" not in answer.stdout


def test_minor_events_are_counted_when_left_out(real_folder):
    answer = ask("story", str(real_folder), "--replicate", "1", "-s", "all_recommendations")
    events = read_results(real_folder).events
    mine = events[(events["replicate"] == 1) & (events["scenario"] == "all_recommendations")]
    assert f"{mine['kind'].isin(MINOR).sum()} minor events were left out" in answer.stdout
    assert "Part 1.1" not in answer.stdout


def test_the_replicate_nearest_to_the_middle_is_told(made_up_folder):
    answer = ask("story", str(made_up_folder))
    end = read_results(made_up_folder).path.query("scenario == 'now' and month == 383").set_index("replicate")
    share = 1 - (end["gas"] + end["signed"] + end["hybrid"]) / end["on_gas_start"]
    nearest = (share - share.median()).abs().idxmin()
    assert f"replicate {nearest} (numbered 0 to 3)" in answer.stdout
    assert "nearest to the middle outcome" in answer.stdout
    assert "Other scenarios in these results: all." in " ".join(answer.stdout.split())
    assert "nearest" not in ask("story", str(made_up_folder), "--replicate", "0").stdout


def test_only_some_kinds_and_years(made_up_folder):
    kinds = ("story", str(made_up_folder), "--replicate", "2", "--kinds", "departure,campaign")
    assert re.search(r"^2021\n +Jul  sub-area selwerd: The project leader left\. *$", ask(*kinds).stdout, re.MULTILINE)
    later = ask(*kinds, "--from", "2022", "--to", "2023")
    assert "left." not in later.stdout
    assert "Nothing of the kind" in later.stdout
    assert re.findall(r"^20\d\d$", later.stdout, re.MULTILINE) == ["2022", "2023"]


def test_departures_are_minor(made_up_folder):
    answer = ask("story", str(made_up_folder), "--lang", "nl")
    assert "De projectleider vertrok." not in answer.stdout
    assert "1 kleine gebeurtenis" in answer.stdout


def test_the_same_event_twice_in_a_month_is_one_line(tmp_path):
    from dataclasses import replace

    import pandas as pd

    from results.made_up_results import made_up_results
    from transitiesim.results import write_results

    results = made_up_results(replicates=1, months=48)
    twice = replace(results, events=pd.concat([results.events] * 3, ignore_index=True))
    answer = ask("story", str(write_results(twice, tmp_path / "twice")), "--all")
    assert answer.stdout.count("The project leader left.") == 1
    assert "(3 times)" in answer.stdout

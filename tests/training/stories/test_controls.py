"""Settings of stories: every value can be named, everything else is refused with a sentence."""

from __future__ import annotations

import pickle

import pytest

from transitiesim.errors import InputError
from transitiesim.interfaces.dashboard.address import choice_of, query_of
from transitiesim.interfaces.dashboard.choice import Choice, baseline
from transitiesim.interfaces.dashboard.views.stories import catalogue
from transitiesim.interfaces.dashboard.views.stories.catalogue import STORIES
from transitiesim.language import LANGUAGES
from transitiesim.training.stories.catalogue import CONTROLS, check, read, write
from transitiesim.training.stories.controls import Job, settings_at, usual


@pytest.mark.parametrize("name", STORIES)
def test_an_address_gives_back_the_story_with_its_settings(name: str) -> None:
    places = tuple(len(one.values) - 1 for one in CONTROLS[name])
    for wall in (False, True):
        word = write(name, places, wall=wall)
        assert read(word) == (name, places, wall)
        choice = Choice("selwerd", baseline(), language="en", page="training", story=word)
        again, notices = choice_of(query_of(choice))
        assert (again, notices) == (choice, [])
    assert read(name) == (name, usual(CONTROLS[name]), False)


@pytest.mark.parametrize(
    "word",
    [
        "nothing",
        "path~1",
        "path~0.0.0.99",
        "path~0.0.0.-1",
        "path~a.b.c.d",
        "path~0.0.0.0~big",
        "path~٣.0.0.0",
        "x" * 999,
    ],
)
def test_an_address_that_stands_for_nothing_gets_a_sentence(word: str) -> None:
    with pytest.raises(InputError):
        check(word)
    choice, notices = choice_of(f"page=training&t={word}")
    assert choice.story == ""
    assert len(notices) == 1


@pytest.mark.parametrize("name", STORIES)
def test_every_setting_gives_jobs_that_can_go_to_another_process(name: str) -> None:
    story = STORIES[name]
    for number, control in enumerate(story.controls):
        for place in range(len(control.values)):
            places = list(usual(story.controls))
            places[number] = place
            jobs = story.jobs(settings_at(story.controls, tuple(places)))
            assert jobs
            if control.light:
                assert jobs.keys() == story.jobs(settings_at(story.controls, usual(story.controls))).keys()
                assert list(jobs.values()) == list(
                    story.jobs(settings_at(story.controls, usual(story.controls))).values()
                )
            for job in jobs.values():
                if isinstance(job, Job):
                    assert pickle.loads(pickle.dumps(job)) == job  # noqa: S301  our own
                    hash(job.key)
            if story.scenario is not None:
                place_id, scenario = story.scenario(settings_at(story.controls, tuple(places)))
                assert place_id
                assert scenario.months > 0
    assert len({len(story.jobs(settings_at(story.controls, usual(story.controls)))) for _ in range(2)}) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_story_says_what_to_do_look_at_and_ask(language: str) -> None:
    for name, story in STORIES.items():
        script = story.script
        assert 3 <= len(script.steps) <= 6
        for text in (script.title, script.why, script.look, script.question, script.mind, *script.steps):
            assert text.nl.strip()
            assert text.en.strip()
            assert text.nl != text.en or text.nl in {"Training", "Sandbox"}
        shown = catalogue.knobs(story, usual(story.controls), "nl" if language == "nl" else "en")
        for control in shown["controls"]:
            assert len(set(control["labels"])) == len(control["labels"]), (name, control["name"])

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interfaces.asking import ask_process
from transitiesim.errors import InputError
from transitiesim.interfaces.command_line.wanted_language import default_language, taken_out


@pytest.mark.parametrize(
    ("env", "first"),
    [
        ({"LC_ALL": "nl_NL.UTF-8"}, "Gebruik"),
        ({"LC_ALL": "en_GB.UTF-8"}, "Usage"),
        ({"LC_ALL": "nl_NL.UTF-8", "TRANSITIESIM_LANG": "en"}, "Usage"),
        ({"TRANSITIESIM_LANG": "nl"}, "Gebruik"),
    ],
)
def test_the_environment_decides_when_nothing_is_said(env, first, tmp_path):
    answer = ask_process("--help", folder=tmp_path, env=env)
    assert answer.returncode == 0
    assert answer.stdout.startswith(first)


def test_a_wrong_language_in_the_environment_is_one_sentence(tmp_path):
    answer = ask_process("--help", folder=tmp_path, env={"TRANSITIESIM_LANG": "fr", "LC_ALL": "nl_NL.UTF-8"})
    assert answer.returncode == 2
    assert answer.stderr == "TRANSITIESIM_LANG: 'fr' is geen taal die wij kennen; toegestaan: nl, en.\n"
    assert answer.stdout == ""


def test_spaces_in_the_variable_do_not_matter(monkeypatch):
    monkeypatch.setenv("TRANSITIESIM_LANG", " NL ")
    assert default_language() == "nl"


words = st.text(st.characters(categories=("L", "N")), min_size=1).filter(lambda word: not word.startswith("--lang"))


@given(st.lists(words), st.lists(words), st.sampled_from(["nl", "en"]))
def test_taking_the_language_out_leaves_the_rest_as_it_was(before, after, language):
    assert taken_out([*before, "--lang", language, *after]) == (language, [*before, *after])
    assert taken_out([*before, f"--lang={language}", *after]) == (language, [*before, *after])
    assert taken_out([*before, "--", "--lang", *after]) == (None, [*before, "--", "--lang", *after])


@given(words.filter(lambda word: word.lower() not in {"nl", "en"}))
def test_other_languages_are_refused(word):
    with pytest.raises(InputError):
        taken_out(["--lang", word])

"""`transitiesim bench`: what it measures is really measured; no speed is asserted."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from interfaces.asking import ask

JSON_PRINTER = "import json; print('talk'); print(json.dumps({'hhm_per_core_s': 5e7}))"


@pytest.mark.slow
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_small_bench(language: str, tmp_path: Path) -> None:
    other = f'{sys.executable} -c "{JSON_PRINTER}"'
    answer = ask(
        *("bench", "--sizes", "100,200", "--repeats", "1", "--threads", "1", "-o", str(tmp_path / "out")),
        *("--yardstick", other, "--lang", language),
    )
    assert answer.exit_code == 0, answer.output
    found = json.loads((tmp_path / "out" / "bench.json").read_text())
    assert list(found["sizes"]) == ["100", "200"]
    assert found["yardstick"] == 5e7
    assert 0.05 < found["share_of_yardstick"]["200"] / (found["sizes"]["200"]["per_second"] / 5e7) < 20
    assert found["band_seconds"] > 20 / (10 * found["runs_per_second"])
    assert found["plain"] > 0
    assert set(found["parts"]) >= {"opinions_move", "residents_decide", "rest"}
    assert found["start"]["first_run"] > found["start"]["warm_start"] > found["start"]["python"] > 0
    assert (tmp_path / "out" / "speed.png").stat().st_size > 10_000
    assert ("gewone Mesa-agenten" if language == "nl" else "plain Mesa agents") in answer.stdout.replace("\n", " ")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--sizes", "few"), "--sizes: 'few' is not a whole number"),
        (("--sizes", "10"), "--sizes: 10 is not possible"),
        (("--repeats", "0"), "--repeats: 0 is not possible"),
        (("--sizes", "100", "--yardstick", "no-such-program"), "--yardstick: this program did not run"),
        (("--sizes", "100", "--yardstick", f"{sys.executable} -c 'print(1)'"), "prints something else"),
    ],
)
def test_mistakes_are_one_sentence(words: tuple[str, ...], sentence: str) -> None:
    answer = ask("bench", *words, "--lang", "en")
    assert answer.exit_code == 2
    assert sentence in answer.stderr.replace("\n", " ")

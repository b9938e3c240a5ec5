"""Breaking the model on purpose makes named tests fail: in a copy of the project, one break at a time."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from breaks import BREAKS, Break

ROOT = Path(__file__).resolve().parents[1]
OUTCOME = re.compile(r"^(PASSED|FAILED|ERROR) tests/(\S+)", re.MULTILINE)


def outcomes(folder: Path, tests: tuple[str, ...], cache: Path | None) -> dict[str, str]:
    """What becomes of tests, run in a copy of the project with kernels of its own."""
    environment = os.environ | {"PYTHONPATH": str(folder / "src")}
    environment |= {} if cache is None else {"TRANSITIESIM_CACHE": str(cache)}
    options = ["-n", "0", "-rA", "-q", "--tb=no", "-p", "no:cacheprovider"]
    run = subprocess.run(
        [sys.executable, "-m", "pytest", *options, *(f"tests/{one}" for one in tests)],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    return {name: outcome for outcome, name in OUTCOME.findall(run.stdout)}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the tests need."""
    folder = tmp_path_factory.mktemp("copy")
    for name in ("src", "tests", "scenarios", "docs", "experiments"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


@pytest.mark.parametrize("broken", BREAKS, ids=lambda one: one.what)
def test_what_is_to_be_broken_stands_there_once(broken: Break) -> None:
    text = (ROOT / "src" / "transitiesim" / broken.file).read_text(encoding="utf-8")
    assert text.count(broken.old) == 1
    for test in broken.tests:
        file, name = test.split("::")
        assert f"def {name.split('[')[0]}(" in (ROOT / "tests" / file).read_text(encoding="utf-8")


def test_the_page_shows_every_break() -> None:
    page = (ROOT / "docs" / "mutation.md").read_text(encoding="utf-8")
    assert [one.what for one in BREAKS if one.what not in page] == []
    assert [test for one in BREAKS for test in one.tests if f"`{test}`" not in page] == []


@pytest.mark.slow
def test_the_copy_passes_before_it_is_broken(copy: Path) -> None:
    tests = tuple(sorted({test for one in BREAKS for test in one.tests}))
    assert outcomes(copy, tests, None) == dict.fromkeys(tests, "PASSED")


@pytest.mark.slow
@pytest.mark.parametrize("broken", BREAKS, ids=lambda one: one.what)
def test_a_break_makes_its_tests_fail(broken: Break, copy: Path, tmp_path: Path) -> None:
    """All of them, and by failing: an error or a test that is not there would be missing."""
    path = copy / "src" / "transitiesim" / broken.file
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(broken.old, broken.new), encoding="utf-8")
    try:
        assert outcomes(copy, broken.tests, tmp_path) == dict.fromkeys(broken.tests, "FAILED")
    finally:
        path.write_text(text, encoding="utf-8")

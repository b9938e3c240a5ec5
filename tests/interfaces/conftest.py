from __future__ import annotations

from pathlib import Path

import pytest

from interfaces.asking import ask
from results.made_up_results import made_up_results
from transitiesim.results import write_results

SMALL = ("-n", "gillisbuurt", "-r", "2", "--until", "2020")


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command that writes where it stands leaves nothing in the project."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="session")
def made_up_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Results of scenarios 'now' and 'all' in Selwerd, made up."""
    return write_results(made_up_results(replicates=4), tmp_path_factory.mktemp("made-up") / "results")


@pytest.fixture(scope="session")
def two_places(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Results of one scenario in two neighbourhoods, made up."""
    found = made_up_results(replicates=2, neighbourhoods=("selwerd", "pendrecht")).select(scenario="now")
    return write_results(found, tmp_path_factory.mktemp("two-places") / "results")


@pytest.fixture(scope="session")
def real_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Results of a small real run of the two default scenarios."""
    folder = tmp_path_factory.mktemp("real") / "results"
    answer = ask("run", *SMALL, "-o", str(folder))
    assert answer.exit_code == 0, answer.output
    return folder

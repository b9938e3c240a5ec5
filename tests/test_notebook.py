"""The notebook runs from beginning to end, and ends with a figure."""

from __future__ import annotations

from pathlib import Path

import pytest

NOTEBOOK = Path(__file__).parents[1] / "experiments" / "from_experiment_to_figure.ipynb"


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_the_notebook_runs(tmp_path: Path) -> None:
    nbformat = pytest.importorskip("nbformat", reason="for work on the project only")
    client = pytest.importorskip("nbclient", reason="for work on the project only")
    content = nbformat.read(NOTEBOOK, as_version=4)
    assert len(content.cells) <= 20
    assert all(not cell.get("outputs") for cell in content.cells), "outputs are made, not kept"
    client.NotebookClient(content, timeout=300, resources={"metadata": {"path": str(tmp_path)}}).execute()
    outputs = [one for cell in content.cells for one in cell.get("outputs", [])]
    assert int(outputs[-1]["data"]["text/plain"]) > 5_000
    assert any("image/png" in one.get("data", {}) for one in outputs)

"""An edited rule is an edited kernel: compiled code of the old source is never used for the new."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from transitiesim import kernels

PACKAGE = Path(kernels.__file__).resolve().parent

DECIDE = """
from transitiesim.kernels import cache_folder, is_compiled
from transitiesim.parameters import Parameters, replace
import transitiesim.rules.acceptance
level = {f"acceptance.{name}": 0.0 for name in
         "level_owner weight_bill weight_fit weight_nuisance weight_climate weight_trust weight_ownership".split()}
from transitiesim.model import HeatTransition
from transitiesim.neighbourhood import neighbourhood_from
compiled = is_compiled()
place = neighbourhood_from({"threshold": [0.0] * 12, "next_moment": 32767}, "complete")
model = HeatTransition(place, parameters=replace(Parameters(), level), processes=["residents_decide"], ask_everybody=True)
model.step()
print("answer", int((model.state.heating == 1).sum()), compiled, cache_folder().name)
"""


def decide(source: Path, cache: Path) -> list[str]:
    """Twelve households whose threshold equals the value exactly: who signs, whether it was compiled before, where."""
    environment = os.environ | {"PYTHONPATH": str(source), "TRANSITIESIM_CACHE": str(cache)}
    run = subprocess.run(
        [sys.executable, "-c", DECIDE], env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert run.returncode == 0, run.stderr
    return next(line for line in run.stdout.splitlines() if line.startswith("answer")).split()[1:]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A copy of the package, and of what it reads, to edit."""
    shutil.copytree(PACKAGE, tmp_path / "src" / "transitiesim", ignore=shutil.ignore_patterns("__pycache__"))
    shipped = PACKAGE.parents[1] / "scenarios"
    if shipped.is_dir():
        shutil.copytree(shipped, tmp_path / "scenarios")
    return tmp_path / "src"


@pytest.mark.slow
def test_a_rule_edited_in_another_file_changes_the_kernel(source: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    signed, compiled, folder = decide(source, cache)
    assert (signed, compiled) == ("12", "False")
    assert decide(source, cache) == ["12", "True", folder]
    rule = source / "transitiesim" / "rules" / "acceptance.py"
    text = rule.read_text(encoding="utf-8")
    assert text.count("return value >= threshold") == 1
    rule.write_text(text.replace("return value >= threshold", "return value > threshold"), encoding="utf-8")
    signed, compiled, other = decide(source, cache)
    assert (signed, compiled) == ("0", "False")
    assert other != folder
    rule.write_text(text, encoding="utf-8")
    assert decide(source, cache) == ["12", "True", folder]


@pytest.mark.parametrize("edited", ["rules/trust.py", "model/telling.py", "randomness.py", "kernels.py"])
def test_an_edit_that_kernels_may_come_from_gives_another_cache_folder(
    monkeypatch: pytest.MonkeyPatch, source: Path, edited: str
) -> None:
    """The folder is named after all source that a kernel can come from, so none of it can change unseen."""
    monkeypatch.setattr(kernels, "__file__", str(source / "transitiesim" / "kernels.py"))
    before = hashes()
    assert hashes() == before == (kernels.kernels_hash(), kernels.source_hash())
    path = source / "transitiesim" / edited
    path.write_text(path.read_text(encoding="utf-8") + "\n# edited\n", encoding="utf-8")
    after = hashes()
    assert after[0] != before[0]
    assert after[1] != before[1]


def test_an_edited_screen_is_another_program_with_the_same_kernels(
    monkeypatch: pytest.MonkeyPatch, source: Path
) -> None:
    monkeypatch.setattr(kernels, "__file__", str(source / "transitiesim" / "kernels.py"))
    before = hashes()
    path = source / "transitiesim" / "interfaces" / "dashboard" / "app.py"
    path.write_text(path.read_text(encoding="utf-8") + "\n# edited\n", encoding="utf-8")
    after = hashes()
    assert after[0] == before[0]
    assert after[1] != before[1]


@pytest.mark.parametrize("name", kernels.ABOVE_KERNELS)
def test_no_kernel_is_made_above_the_model(name: str) -> None:
    for path in (PACKAGE / name).rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module == "transitiesim.kernels":
                assert {one.name for one in node.names} <= {"is_compiled", "source_hash"}, path
            if isinstance(node, ast.Import):
                assert all(one.name.split(".")[0] != "numba" for one in node.names), path


def hashes() -> tuple[str, str]:
    return kernels.kernels_hash.__wrapped__(), kernels.source_hash.__wrapped__()

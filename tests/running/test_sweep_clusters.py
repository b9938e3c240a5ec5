"""Sweeps on a Dask cluster and on Open MPI: the same table, also when workers or the whole job are killed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from running.sweep_trials import RUNS, assert_same_table, experiment, no_leftovers, undisturbed
from transitiesim.results import SweepResults, read_sweep
from transitiesim.running.sweeps import status_of

pytestmark = [
    pytest.mark.system,
    pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc"),
]
_PATIENCE = 300

# Workers of a cluster are other processes: what slows their runs down must come in with an environment of their own.
_SLOW = """
import os, time
from transitiesim.running.sweeps import pilot, worker
pilot.CHUNK_RUNS, pilot.CHUNK_SECONDS, pilot._CHUNKS_PER_WORKER = 4, 1e9, 1e-9
original = worker.run_one
def slow(*args, **options):
    time.sleep(float(os.environ["SLOW"]))
    return original(*args, **options)
worker.run_one = slow
"""
_DASK = """
import sys
from pathlib import Path
from transitiesim import sweep
from transitiesim.running.sweeps.engines import dask
if __name__ == "__main__":
    with dask("local", 2) as found:
        assert found.workers == 2, found
        sweep(sys.argv[1], sys.argv[2], workers=2, executor=found.make, progress=lambda *told: print(*told, flush=True))
"""
_MPI = """
import sys
from transitiesim import sweep
from transitiesim.running.sweeps.engines import mpi
if __name__ == "__main__":
    with mpi() as found:
        assert found.workers == 2, found
        sweep(sys.argv[1], sys.argv[2], executor=found.make, progress=lambda *told: print(*told, flush=True))
"""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> SweepResults:
    return undisturbed(tmp_path_factory.mktemp("whole"))


def command(kind: str, tmp_path: Path, seconds: float) -> tuple[list[str], dict[str, str]]:
    """The command of a sweep on a cluster, and an environment in which every run takes longer."""
    site = tmp_path / "site"
    site.mkdir(exist_ok=True)
    (site / "sitecustomize.py").write_text(
        "import sys\nif 'transitiesim_slow' not in sys.modules and not sys.argv[:1] == ['-V']:\n"
        "    import importlib.abc, importlib.util\n"
        "    class Find(importlib.abc.MetaPathFinder):\n"
        "        def find_spec(self, name, path, target=None):\n"
        "            if name != 'transitiesim.running.sweeps.engine': return None\n"
        "            sys.meta_path.remove(self)\n"
        "            import transitiesim_slow\n"
        "            return importlib.util.find_spec(name)\n"
        "    sys.meta_path.insert(0, Find())\n"
    )
    (site / "transitiesim_slow.py").write_text(_SLOW)
    program = tmp_path / f"sweep_on_{kind}.py"
    program.write_text({"dask": _DASK, "mpi": _MPI}[kind])
    words = [str(program), str(experiment(tmp_path)), str(tmp_path / "out")]
    environment = os.environ | {"PYTHONPATH": str(site), "SLOW": str(seconds)}
    if kind == "dask":
        return [sys.executable, *words], environment
    start = [found for found in ("mpiexec", "mpirun") if shutil.which(found)]
    if not start:
        pytest.skip("no MPI on this machine")
    # Open MPI asks to be told when it is started by root, as in a container, or on fewer cores than ranks.
    environment |= {"OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1"}
    return [start[0], "--oversubscribe", "-n", "3", sys.executable, "-m", "mpi4py.futures", *words], environment


def needs(kind: str) -> None:
    pytest.importorskip({"dask": "distributed", "mpi": "mpi4py"}[kind], reason="an extra of its own")


def below(parent: int) -> list[int]:
    """Every process below this one."""
    found = []
    for task in Path(f"/proc/{parent}/task").glob("*/children"):
        for child in task.read_text().split():
            found += [int(child), *below(int(child))]
    return found


def name_of(process: int) -> str:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except (FileNotFoundError, ProcessLookupError):
        return ""


@pytest.mark.parametrize("kind", ["dask", "mpi"])
def test_a_cluster_gives_the_same_table(whole: SweepResults, tmp_path: Path, kind: str):
    needs(kind)
    words, environment = command(kind, tmp_path, 0)
    subprocess.run(words, env=environment, check=True, timeout=_PATIENCE, capture_output=True)
    found = read_sweep(tmp_path / "out")
    assert len(found.chunks()) == RUNS // 4
    no_leftovers(found.folder)
    assert_same_table(whole, found)


def test_a_dask_worker_that_is_killed_costs_nothing(whole: SweepResults, tmp_path: Path):
    needs("dask")
    words, environment = command("dask", tmp_path, 0.1)
    with subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        while int(parent.stdout.readline().split()[0]) < 8:
            pass
        workers = [one for one in below(parent.pid) if "spawn_main" in name_of(one)]
        assert len(workers) == 2
        os.kill(workers[0], signal.SIGKILL)
        parent.communicate(timeout=_PATIENCE)
        assert parent.returncode == 0
    assert_same_table(whole, read_sweep(tmp_path / "out"))


@pytest.mark.parametrize("kind", ["dask", "mpi"])
def test_everything_killed_and_started_again(whole: SweepResults, tmp_path: Path, kind: str):
    needs(kind)
    words, environment = command(kind, tmp_path, 0.2)
    with subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        while int(parent.stdout.readline().split()[0]) < 8:
            pass
        everybody = [parent.pid, *below(parent.pid)]
        assert len(everybody) >= 3
        for process in reversed(everybody):
            os.kill(process, signal.SIGKILL)
        parent.communicate(timeout=_PATIENCE)
    for _ in range(100):
        if not status_of(tmp_path / "out").running:
            break
        time.sleep(0.1)
    chunks = tmp_path / "out" / "runs"
    before = {one.name: one.stat().st_mtime_ns for one in chunks.glob("chunk-*")}
    assert 2 <= len(before) < RUNS // 4
    words, environment = command(kind, tmp_path, 0)
    subprocess.run(words, env=environment, check=True, timeout=_PATIENCE, capture_output=True)
    assert all((chunks / name).stat().st_mtime_ns == moment for name, moment in before.items())
    assert_same_table(whole, read_sweep(tmp_path / "out"))


def test_nobody_at_that_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    needs("dask")
    from transitiesim.errors import InputError
    from transitiesim.running.sweeps import engines

    monkeypatch.setattr(engines, "_PATIENCE_SECONDS", 1)
    for address in ("tcp://127.0.0.1:1", "nonsense://x"):
        with pytest.raises(InputError, match="no Dask answers here"), engines.dask(address, 1):
            pass


def test_mpi_without_other_ranks():
    needs("mpi")
    from transitiesim.errors import InputError
    from transitiesim.running.sweeps import engines

    with pytest.raises(InputError, match="there are no other ranks"), engines.mpi():
        pass

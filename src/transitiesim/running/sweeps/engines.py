"""Where the work is done when this machine is not enough: a Dask cluster, or the ranks of an MPI job."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any, NamedTuple

from transitiesim.errors import InputError
from transitiesim.language import Text
from transitiesim.optional_libraries import needed

_PATIENCE_SECONDS = 30
LOCAL = "local"
# A run is single-threaded; libraries below it that want every core would only stand in each other's way.
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


class Elsewhere(NamedTuple):
    """Workers that are not of this process.

    Attributes:
        make: makes an executor.
        workers: how many runs go on at the same time.
    """

    make: Callable[[], Executor]
    workers: int


@contextmanager
def dask(address: str, workers: int) -> Iterator[Elsewhere]:
    """The workers of a Dask cluster; they must see the folder of the sweep under the same path.

    Args:
        address: of the scheduler, such as "tcp://node1:8786"; "local" starts a cluster on this machine.
        workers: of a local cluster.

    Raises:
        InputError: when Dask is not installed, or nobody answers there.
    """
    distributed = needed("distributed", "--dask")
    # What goes wrong with workers is told by us, in a sentence or as a failure; Dask would tell it in pages.
    for name in ("distributed", "tornado.application"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    if address == LOCAL:
        opened: Any = distributed.LocalCluster(
            n_workers=workers, threads_per_worker=1, dashboard_address=None, env=_ONE_THREAD
        )
    else:
        opened = address
    try:
        client = distributed.Client(opened, timeout=_PATIENCE_SECONDS, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        reason = " ".join(str(error).split())[:200]
        what = Text(f"hier antwoordt geen Dask ({reason})", f"no Dask answers here ({reason})")
        allowed = Text("het adres van een scheduler, of local", "the address of a scheduler, or local")
        raise InputError(f"--dask {address[:100]}", what, allowed) from error
    try:
        # The same arguments may be handed in again after a failure; Dask must not answer from memory.
        yield Elsewhere(lambda: client.get_executor(pure=False), max(1, sum(client.nthreads().values())))
    finally:
        client.close()
        if address == LOCAL:
            opened.close()


@contextmanager
def mpi() -> Iterator[Elsewhere]:
    """The other ranks of a job that was started as `mpiexec -n N python -m mpi4py.futures -m transitiesim ...`.

    Raises:
        InputError: when mpi4py or an MPI is not installed, or there are no other ranks.
    """
    needed("mpi4py", "--mpi")
    try:
        world = needed("mpi4py.MPI", "--mpi").COMM_WORLD
    except RuntimeError as error:  # mpi4py is there and finds no MPI to speak with
        what = Text("op deze machine staat geen MPI", "there is no MPI on this machine")
        raise InputError("--mpi", what, Text("Open MPI of MPICH erbij", "Open MPI or MPICH as well")) from error
    if world.Get_size() < 2:
        what = Text("er zijn geen andere rangen", "there are no other ranks")
        allowed = Text(
            "mpiexec -n 3 python -m mpi4py.futures -m transitiesim sweep ...",
            "mpiexec -n 3 python -m mpi4py.futures -m transitiesim sweep ...",
        )
        raise InputError("--mpi", what, allowed)
    os.environ.update(_ONE_THREAD)
    futures = needed("mpi4py.futures", "--mpi")
    yield Elsewhere(futures.MPIPoolExecutor, world.Get_size() - 1)

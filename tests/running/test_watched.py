"""A scheduler that goes away while work is under way, with a client of Dask played by hand."""

from __future__ import annotations

from concurrent.futures import BrokenExecutor, Executor, Future
from typing import Any

import pytest

from transitiesim.running.sweeps import watched
from transitiesim.running.sweeps.watched import WatchedDask


class Hand(Executor):
    """Hands out futures that the test settles itself."""

    # ruff: noqa: ARG002  what is asked does not matter here

    def __init__(self) -> None:
        self.given: list[Future[Any]] = []
        self.stopped = False

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.given.append(Future())
        return self.given[-1]

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self.stopped = True


class Client:
    def __init__(self) -> None:
        self.status, self.scheduler_comm, self.hand = "running", object(), Hand()

    def get_executor(self, *, pure: bool) -> Hand:
        assert not pure  # or the second try of a chunk would be answered from memory
        return self.hand


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr(watched, "_LOOK_SECONDS", 0.01)
    return Client()


def test_what_is_done_is_passed_on(client: Client):
    pool = WatchedDask(client, 1)
    good, bad, never = (pool.submit(print) for _ in range(3))
    client.hand.given[0].set_result(3)
    client.hand.given[1].set_exception(ZeroDivisionError("odd"))
    client.hand.given[2].cancel()
    client.hand.given[2].set_running_or_notify_cancel()
    assert good.result(5) == 3
    with pytest.raises(ZeroDivisionError):
        bad.result(5)
    with pytest.raises(BrokenExecutor):
        never.result(5)
    pool.shutdown()
    assert not client.hand.stopped  # its own waiting could last for ever


@pytest.mark.parametrize("how", ["status", "connection", "none"])
def test_what_dask_forgets_ends_when_the_connection_is_lost(client: Client, how: str):
    pool = WatchedDask(client, 1)
    pending = pool.submit(print)
    if how == "status":
        client.status = "closed"
    else:  # back again, over another connection: the work of before is not there any more
        client.scheduler_comm = object() if how == "connection" else None
    with pytest.raises(BrokenExecutor):
        pending.result(5)
    with pytest.raises(BrokenExecutor):
        pool.submit(print)
    client.hand.given[0].set_result(3)  # too late, and no error
    pool.shutdown()


def test_a_client_that_finds_no_scheduler_is_refused(client: Client):
    client.status = "connecting"
    with pytest.raises(ConnectionError):
        WatchedDask(client, 0.05)
    client.status = "closed"
    with pytest.raises(ConnectionError):
        WatchedDask(client, 60)


def test_without_waiting_the_work_is_called_off(client: Client):
    pool = WatchedDask(client, 1)
    pool.submit(print)
    pool.shutdown(wait=False)
    assert client.hand.stopped

"""Mutants of the rules, and whether the tests of the rules notice them.

The mutants are those of cosmic-ray: one comparison, operator, number or boolean changed at a time. Pytest collects
tests/rules once; then, for every mutant, a process is split off that puts the changed code in place of the function
and runs the tests that call it. Files stay as they are, and most mutants take a fraction of a second.
"""

from __future__ import annotations

import gc
import importlib
import inspect
import multiprocessing
import os
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import CodeType, FunctionType

import pytest

ROOT = Path(__file__).resolve().parents[2]
RULES = ROOT / "src" / "transitiesim" / "rules"
NO_RULES = {"__init__", "rule"}
SECONDS = 120.0  # a mutant that takes longer does not end
# Left out: bits of floats and `is` between numbers, which any call would notice; and the decorator, which
# test_every_function_of_a_rules_file_is_a_rule looks after.
LEFT_OUT = re.compile(
    r"core/(Replace(BinaryOperator_.*_(BitAnd|BitOr|BitXor|LShift|RShift)|ComparisonOperator_.*_Is.*)|RemoveDecorator)"
)


@dataclass(frozen=True)
class Mutant:
    """One change to one line of one rule."""

    file: str
    function: str  # empty for a constant of the file
    line: int
    operator: str
    before: str
    after: str
    code: str


@dataclass(frozen=True)
class Verdict:
    """What became of a mutant: the test that failed, or none."""

    mutant: Mutant
    outcome: str  # "noticed", "not noticed", "no test", "does not load", "does not end"
    test: str = ""


def files_of_rules() -> list[str]:
    """Names of the files that hold rules."""
    return sorted(path.stem for path in RULES.glob("*.py") if path.stem not in NO_RULES)


def mutants_of(file: str) -> Iterator[Mutant]:
    """Every mutant of a file of rules that is not left out and differs from it."""
    from cosmic_ray import plugins
    from cosmic_ray.ast import ast_nodes, get_ast
    from cosmic_ray.ast.ast_query import ASTQuery
    from cosmic_ray.mutating import mutate_code

    source = (RULES / f"{file}.py").read_text(encoding="utf-8")
    for name in plugins.operator_names():
        kind = plugins.get_operator(name)
        if LEFT_OUT.fullmatch(name) or kind.arguments():
            continue
        places = [
            (ASTQuery(node).get_definition_name(), start[0])
            for node in ast_nodes(get_ast(source))
            for start, _ in kind().mutation_positions(node)
        ]
        for occurrence, (function, line) in enumerate(places):
            code = mutate_code(source, kind(), occurrence)
            if code is not None and code != source:
                lines = zip(source.splitlines(), code.splitlines(), strict=True)
                before, after = next((old.strip(), new.strip()) for old, new in lines if old != new)
                yield Mutant(file, function or "", line, name.removeprefix("core/"), before, after, code)


def put_in_place(mutant: Mutant) -> None:
    """Give the functions of a file the code of the mutant; whoever holds a function holds the mutant then."""
    module = importlib.import_module(f"transitiesim.rules.{mutant.file}")
    namespace = {"__name__": module.__name__, "__file__": module.__file__}
    exec(compile(mutant.code, str(module.__file__), "exec"), namespace)  # noqa: S102  it is our own file
    for name, new in namespace.items():
        old = vars(module).get(name)
        if isinstance(new, FunctionType) and new.__module__ == module.__name__ and isinstance(old, FunctionType):
            old.__code__ = new.__code__
        elif isinstance(new, int | float | str) and not name.startswith("__"):
            setattr(module, name, new)


@dataclass
class Trial:
    """A pytest plugin that, in place of running the collected tests, tries out mutants on them."""

    mutants: Sequence[Mutant]
    slots: int
    told: Callable[[Verdict], None]
    found: list[Verdict] = field(default_factory=list)
    broken: str = ""

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Learn which tests call which rule, then split off a process for each mutant."""
        split_off = multiprocessing.get_context("fork")
        here, there = split_off.Pipe(duplex=False)
        process = split_off.Process(target=who_calls, args=(session.items, there))
        process.start()
        there.close()
        calls: dict[str, list[int]] | str = here.recv()
        process.join()
        if isinstance(calls, str):
            self.broken = calls
            return True
        gc.freeze()  # so that the processes share what is there
        waiting = list(reversed(self.mutants))
        running: dict[Connection, tuple[Mutant, multiprocessing.process.BaseProcess, float]] = {}
        while waiting or running:
            while waiting and len(running) < self.slots:
                mutant = waiting.pop()
                tests = [session.items[k] for k in calls.get(f"{mutant.file}.{mutant.function}", [])]
                here, there = split_off.Pipe(duplex=False)
                process = split_off.Process(target=try_out, args=(mutant, tests, there))
                process.start()
                there.close()
                running[here] = (mutant, process, time.monotonic() + SECONDS)
            wait(list(running), timeout=1.0)
            for one, (mutant, process, end) in list(running.items()):
                if one.poll() or not process.is_alive() or time.monotonic() > end:
                    del running[one]
                    self.found.append(verdict(mutant, one, process))
                    self.told(self.found[-1])
        return True


def failure_of(item: pytest.Item) -> bool:
    """Run one test, and whether it failed."""
    from _pytest.runner import runtestprotocol

    return any(report.failed for report in runtestprotocol(item, log=False, nextitem=None))


def who_calls(items: Sequence[pytest.Item], answer: Connection) -> None:
    """Tests by the rules that they call ("file.function"; "file." for any of a file), or the name of one that fails.

    The quick ones first.
    A test that compiles a rule may call others inside what is compiled, which cannot be seen: it counts for all of its
    file.
    """
    seen: set[str] = set()

    def started(code: CodeType, _: int) -> object:
        if not code.co_filename.startswith(f"{RULES}{os.sep}"):
            return sys.monitoring.DISABLE
        file = Path(code.co_filename).stem
        seen.update((f"{file}.{code.co_name}", f"{file}."))
        return None

    watch = sys.monitoring
    watch.use_tool_id(watch.COVERAGE_ID, "who calls")
    watch.register_callback(watch.COVERAGE_ID, watch.events.PY_START, started)
    watch.set_events(watch.COVERAGE_ID, watch.events.PY_START)
    calls: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for number, item in enumerate(items):
        seen.clear()
        begun = time.perf_counter()
        if failure_of(item):
            answer.send(item.nodeid)
            os._exit(0)
        if "over_columns" in inspect.getsource(item.function):  # type: ignore[attr-defined]
            for file in {one.split(".")[0] for one in seen} | {item.path.stem.removeprefix("test_")}:
                seen.update(f"{file}.{name}" for name in names_of(file))
        for one in seen:
            calls[one].append((time.perf_counter() - begun, number))
    answer.send({one: [number for _, number in sorted(tests)] for one, tests in calls.items()})
    os._exit(0)


def names_of(file: str) -> list[str]:
    """Functions of a file of rules; none when it is no such file."""
    if file not in files_of_rules():
        return []
    module = importlib.import_module(f"transitiesim.rules.{file}")
    return [name for name, one in vars(module).items() if getattr(one, "__module__", "") == module.__name__] + [""]


def try_out(mutant: Mutant, tests: Sequence[pytest.Item], answer: Connection) -> None:
    """In a process of its own: put the mutant in place, and tell the first test that fails."""
    for stream in (1, 2):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
    put_in_place(mutant)
    answer.send(next((item.nodeid for item in tests if failure_of(item)), "") if tests else None)
    os._exit(0)


def verdict(mutant: Mutant, here: Connection, process: multiprocessing.process.BaseProcess) -> Verdict:
    """Read what a process had to say, and end it."""
    try:
        test = here.recv() if here.poll() else "does not end"
    except EOFError:
        test = "does not load"
    process.kill()
    process.join()
    here.close()
    if test is None:
        return Verdict(mutant, "no test")
    if "::" in test:
        return Verdict(mutant, "noticed", test)
    return Verdict(mutant, test or "not noticed")


def trial(mutants: Sequence[Mutant], slots: int, told: Callable[[Verdict], None]) -> list[Verdict]:
    """Try out mutants on the tests of the rules, so many at a time.

    Raises:
        RuntimeError: when a test fails without any mutant.
    """
    os.chdir(ROOT)
    plugin = Trial(mutants, slots, told)
    options = [
        "-q",
        "-s",
        "-n",
        "0",
        "-p",
        "no:cacheprovider",
        "--hypothesis-profile",
        "mutants",
        "--no-summary",
        "--tb=no",
    ]
    # Compiling every rule twice takes minutes, and its answers are compared with the rule itself.
    options += ["--deselect", "tests/rules/test_rule_equals_column.py::test_agent_column_and_kernel_agree"]
    code = pytest.main([*options, "tests/rules"], plugins=[plugin])
    if plugin.broken or len(plugin.found) != len(mutants):
        raise RuntimeError(f"the tests of the rules do not pass as they are: {plugin.broken or code}")
    return sorted(
        plugin.found, key=lambda one: (one.mutant.file, one.mutant.line, one.mutant.after, one.mutant.operator)
    )

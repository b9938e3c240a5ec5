"""No two draws share a stream: each stream is read in one place of the code, but for those named here with a reason."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import transitiesim

PACKAGE = Path(transitiesim.__file__).parent

READ_TWICE = {
    "neighbourhood/ties.py: _FAR": "ties are counted first and then filled in, from the same draws",
    "neighbourhood/ties.py: _WHERE": "as above",
    "training/stories/fold.py: _WHO": "with one seed for who lives where and another for who begins",
}


def reads_of_streams() -> Counter[str]:
    """How often each constant that holds a stream is read, by "file: constant"."""
    reads: Counter[str] = Counter()
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        held = {
            target.id
            for one in tree.body
            if isinstance(one, ast.Assign)
            and isinstance(one.value, ast.Call)
            and isinstance(one.value.func, ast.Name)
            and one.value.func.id == "stream"
            for target in one.targets
            if isinstance(target, ast.Name)
        }
        where = path.relative_to(PACKAGE).as_posix()
        reads.update({f"{where}: {name}": 0 for name in held})
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in held:
                reads[f"{where}: {node.id}"] += 1
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("transitiesim"):
                taken = [alias.name for alias in node.names if alias.name.isupper() and alias.name.startswith("_")]
                assert taken == [], f"{where} takes {taken} of another file"
    return reads


def test_each_stream_is_read_in_one_place() -> None:
    reads = reads_of_streams()
    assert len(reads) > 40
    assert {name: count for name, count in reads.items() if count != 1} == dict.fromkeys(READ_TWICE, 2)


def test_no_two_streams_have_one_name() -> None:
    """Also refused when the second is registered; here without importing anything."""
    names = [
        node.args[0].value
        for path in sorted(PACKAGE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "stream"
        and isinstance(node.args[0], ast.Constant)
    ]
    assert len(names) > 40
    assert [name for name, count in Counter(names).items() if count > 1] == []

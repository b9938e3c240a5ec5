"""What the documents say exists: rules, numbers, steps, names, links, dependencies and versions."""

import dataclasses
import importlib
import inspect
import re
import textwrap
import tomllib
from pathlib import Path

import pytest

from transitiesim.model import MONTH
from transitiesim.model.state import State
from transitiesim.neighbourhood import Households
from transitiesim.parameters import Parameters, declarations
from transitiesim.recording.sentences import SENTENCES
from transitiesim.rules import all_rules

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md")])
WRITTEN_BY_HAND = [
    page for page in PAGES if page != DOCS / "mutation.md"
]  # that one lists lines of code, as long as they are
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = tuple(Parameters.__slots__)
CITED_RULE = re.compile(r"rules/(\w+)\.(\w+)")
CITED_NUMBER = re.compile(rf"(?<![/\w])(?<!model\.)({'|'.join(GROUPS)})\.([a-z]\w*)")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def text_of(path):
    return path.read_text(encoding="utf-8")


ODD = text_of(DOCS / "odd.md")


def slug(heading):
    """The anchor that a Markdown heading gets."""
    kept = re.sub(r"[^\w\- ]", "", heading.strip().lower())
    return kept.replace(" ", "-")


def anchors(path):
    return {slug(heading) for heading in re.findall(r"^#+ (.+)$", text_of(path), re.MULTILINE)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_cited_rules_exist(page):
    for file, function in CITED_RULE.findall(text_of(page)):
        if function == "py" or (file, function) == ("file", "function"):
            continue
        assert callable(getattr(importlib.import_module(f"transitiesim.rules.{file}"), function, None)), function


def functions_of_rules():
    """Every function in the folder of rules, also those that put rules together, by "file.function"."""
    for path in sorted((ROOT / "src" / "transitiesim" / "rules").glob("*.py")):
        if path.stem not in {"__init__", "rule"}:
            module = importlib.import_module(f"transitiesim.rules.{path.stem}")
            for name, one in inspect.getmembers(module, inspect.isfunction):
                if one.__module__ == module.__name__:
                    yield f"{path.stem}.{name}"


def test_the_description_cites_every_rule():
    cited = {f"{file}.{function}" for file, function in CITED_RULE.findall(ODD)}
    rules = set(functions_of_rules())
    assert set(all_rules()) < rules
    assert sorted(rules - cited) == []


def equations_without_a_rule(page):
    """Lines of the blocks of equations that name no function; a line that goes on below is ended by the next."""
    missing = []
    for block in re.findall(r"```text\n(.*?)```", page, re.DOTALL):
        lines = textwrap.dedent(block).splitlines()
        for number, line in enumerate(lines):
            goes_on = number + 1 < len(lines) and lines[number + 1].startswith(" ")
            if not CITED_RULE.search(line) and not goes_on:
                missing.append(line)
    return missing


def test_every_equation_of_the_description_cites_its_rule():
    equations = ODD[ODD.index("## 3 Details") :]
    assert equations.count("```text") > 30
    assert equations_without_a_rule(equations) == []
    assert equations_without_a_rule("```text\nx = 2 y\n```") == ["x = 2 y"]


def test_the_description_names_every_draw_with_its_entity():
    """Of the model; stories of the training lay out squares of their own."""
    model = [path for path in (ROOT / "src").rglob("*.py") if "stories" not in path.parts]
    sources = "".join(map(text_of, model))
    streams = re.findall(r"^_[A-Z_]+ = stream\(\"([^\"]+)\"\)$", sources, re.MULTILINE)
    assert len(streams) > 60
    named = re.findall(r"^\| `(\w+: [^`]+)` \| [^|]+ \| [^|]+ \|$", ODD, re.MULTILINE)
    assert sorted(named) == sorted(streams)


def test_the_description_names_every_column():
    """Of a household at the start and in a run."""
    columns = {field.name for kind in (Households, State) for field in dataclasses.fields(kind)}
    table = ODD[ODD.index("### 1.2") : ODD.index("**Institutions**")]
    named = set(re.findall(r"`(\w+)`", " ".join(re.findall(r"^\| ([^|]+) \|", table, re.MULTILINE))))
    assert columns - named == set()
    assert named - columns == set()


def test_the_description_names_every_event():
    part = ODD[ODD.index("### 3.7 Events") : ODD.index("### 3.8")]
    told = re.findall(r"`(\w+)`", " ".join(re.findall(r"^\| ([^|]+) \|", part, re.MULTILINE)))
    assert sorted(told) == sorted(SENTENCES)


@pytest.mark.parametrize("page", WRITTEN_BY_HAND, ids=lambda page: page.name)
def test_cited_numbers_are_declared(page):
    cited = {f"{group}.{name}" for group, name in CITED_NUMBER.findall(text_of(page))} - {"group.name"}
    assert sorted(one for one in cited if one not in declarations() and not one.endswith((".md", ".py", ".toml"))) == []


def test_the_description_names_every_group_of_numbers():
    used = {group for group, _ in CITED_NUMBER.findall(ODD)}
    assert used == set(GROUPS) == {path.split(".")[0] for path in declarations()}
    assert [group for group in GROUPS if f"`{group}`" not in ODD] == []


def test_the_description_names_every_number():
    named = {f"{group}.{name}" for group, name in CITED_NUMBER.findall(ODD)}
    assert sorted(set(declarations()) - named) == []


def test_the_month_of_the_description_is_that_of_the_model():
    rows = re.findall(r"^\| (\d+) \| `(\w+)` \|", ODD, re.MULTILINE)
    assert [int(number) for number, _ in rows] == list(range(1, len(MONTH) + 1))
    assert [name for _, name in rows] == [step.__name__ for step in MONTH]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    for target in LINK.findall(text_of(page)):
        if target.startswith(("http://", "https://", "mailto:")):
            continue
        path, _, anchor = target.partition("#")
        aim = (page.parent / path).resolve() if path else page
        assert aim.exists(), f"{page.name} -> {target}"
        assert not anchor or anchor in anchors(aim), f"{page.name} -> {target}"


def source_words():
    files = [*(ROOT / "src").rglob("*.py"), *(ROOT / "scenarios").rglob("*.toml")]
    return set(re.findall(r"\w+", " ".join(map(text_of, files))))


def glossary_rows():
    lines = text_of(DOCS / "glossary.md").splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")][1:]


def test_names_in_the_glossary_are_in_the_code():
    known = source_words()
    rows = glossary_rows()
    assert len(rows) > 50
    for dutch, english, meaning, names in rows:
        assert "" not in {dutch, english, meaning}
        found = re.findall(r"`(\w+)`", names)
        assert found, f"{dutch} has no name in the code"
        assert [name for name in found if name not in known] == [], dutch


def test_the_glossary_is_in_order_and_has_each_term_once():
    terms = [re.sub(r"[^a-z ]", "", row[0].casefold()) for row in glossary_rows()]
    assert terms == sorted(terms)
    assert len(set(terms)) == len(terms)


def records():
    return sorted((DOCS / "decisions").glob("[0-9]*.md"))


def test_decisions_are_numbered_listed_and_short():
    listed = text_of(DOCS / "decisions" / "README.md")
    for number, path in enumerate(records(), start=1):
        text = text_of(path)
        assert path.name.startswith(f"{number:04d}-")
        assert path.name in listed
        assert text.startswith(f"# {number:04d} ")
        headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
        assert headings == ["Context", "Decision", "Consequence"]
        assert len(text.splitlines()) <= (50 if number == 2 else 35)  # 0002 has a row for every dependency


def test_every_dependency_has_its_reason():
    extras = [one for extra in PROJECT["project"]["optional-dependencies"].values() for one in extra]
    named = PROJECT["project"]["dependencies"] + extras
    wanted = {re.split(r"[\[<>=!~ ]", one, maxsplit=1)[0] for one in named}
    given = re.findall(r"^\| `([\w.-]+)`[^|]*\| (\S[^|]*) \|$", text_of(records()[1]), re.MULTILINE)
    assert {name for name, _ in given} == wanted


def test_the_layers_are_those_that_are_checked():
    checked = PROJECT["tool"]["importlinter"]["contracts"][0]["layers"]
    paragraph = next(part for part in text_of(records()[0]).split("\n\n") if part.startswith("`language`"))
    told = [set(re.findall(r"`(\w+)`", layer)) for layer in paragraph.split(" <")]
    assert told == [set(re.findall(r"\w+", layer)) for layer in reversed(checked)]


def test_numbers_set_by_hand_are_listed():
    listed = {f"{group}.{name}" for group, name in CITED_NUMBER.findall(text_of(records()[8]))}
    by_hand = {path for path, one in declarations().items() if "by hand" in one.source or one.source.startswith("set ")}
    assert sorted(by_hand - listed) == []
    assert sorted(listed - by_hand) == []


def test_both_guides_to_the_results_have_the_same_parts():
    english, dutch = (text_of(DOCS / name) for name in ("reading-results.md", "resultaten-lezen.md"))
    for mark in (r"^#+ ", r"^- ", r"^\d\. ", r"\n\n"):
        assert len(re.findall(mark, english, re.MULTILINE)) == len(re.findall(mark, dutch, re.MULTILINE)), mark


def citation():
    """Keys of the first level, and everything below each as text; enough for a file this plain."""
    parts = re.split(r"^(?=[a-z])", text_of(ROOT / "CITATION.cff"), flags=re.MULTILINE)
    return {key: value.strip() for key, _, value in (part.partition(":") for part in parts if part)}


def test_the_citation_file_says_what_it_must():
    found = citation()
    assert found["cff-version"] == "1.2.0"
    assert found["type"] == "software"
    assert found["license"] == PROJECT["project"]["license"]
    assert found["version"] == PROJECT["project"]["version"]
    assert found["authors"] == '- name: "The transitiesim authors"'
    for key in ("message", "title", "abstract", "keywords"):
        assert len(found[key]) > 20
    assert found.keys().isdisjoint({"doi", "identifiers"})
    assert all(re.fullmatch(r"- \S.*", line.strip()) for line in found["keywords"].splitlines())


def test_the_changelog_has_this_version():
    headings = re.findall(r"^## \[([^\]]+)\]", text_of(ROOT / "CHANGELOG.md"), re.MULTILINE)
    assert headings[0] == "Unreleased"
    assert PROJECT["project"]["version"] in headings


@pytest.mark.parametrize(
    "page", [page for page in WRITTEN_BY_HAND if page != ROOT / "README.md"], ids=lambda page: page.name
)
def test_pages_are_readable_as_plain_text(page):
    lines = text_of(page).splitlines()
    assert [line for line in lines if len(line) > 120 and not line.startswith("|")] == []
    assert [line for line in lines if line != line.rstrip()] == []
    assert re.search(r"\bTODO\b|\bFIXME\b|\bTBD\b", "\n".join(lines)) is None


def test_the_page_of_numbers_is_that_of_the_declarations():
    """Made again by: transitiesim parameters --markdown > docs/parameters.md"""
    from transitiesim.interfaces.command_line.parameter_page import parameter_page

    assert text_of(DOCS / "parameters.md") == parameter_page()

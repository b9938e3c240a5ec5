"""Results in a folder, and which scenario, neighbourhood and replicate of them is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transitiesim.errors import InputError
from transitiesim.interfaces.command_line import reading
from transitiesim.interfaces.command_line.failing import shown
from transitiesim.language import Text

if TYPE_CHECKING:
    from transitiesim.results import Results


def read_folder(word: str) -> Results:
    """The results in a folder.

    Raises:
        InputError: when there are none, or they cannot be used.
    """
    from transitiesim.results import read_results

    if "\0" in word:
        what = Text("is geen naam voor een map", "is not a name for a folder")
        raise InputError(shown(word), what, Text("een map met resultaten", "a folder with results"))
    return read_results(word)


def chosen_scenario(results: Results, name: str | None) -> str:
    """The scenario that is meant; the first when none is given.

    Raises:
        InputError: when it is not in the results.
    """
    return str(results.scenario(name or results.scenarios()[0])["name"])


def chosen_place(results: Results, name: str | None) -> str:
    """The neighbourhood that is meant; the first when none is given.

    Raises:
        InputError: when it is not in the results.
    """
    return str(results.neighbourhood(name or results.neighbourhoods()[0])["id"])


def chosen_replicate(results: Results, word: str | None, scenario: str, place: str) -> int:
    """The replicate that is meant; when none is given, the one that ends nearest to the middle outcome.

    Raises:
        InputError: when it is not in the results.
    """
    numbers = results.replicates()
    if word is not None:
        return reading.whole_number("--replicate", word, numbers[0], numbers[-1])
    from transitiesim.analysis import GAS_FREE, values

    end = values(results, GAS_FREE, scenario, place).iloc[:, -1]
    distances = (end - end.median()).abs().to_list()
    return numbers[distances.index(min(distances))]


WHICH_REPLICATE = Text(
    "herhaling {number} (genummerd van {first} tot en met {last})", "replicate {number} (numbered {first} to {last})"
)

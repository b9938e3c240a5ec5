"""What a user did that the program cannot accept, said in one sentence."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from numbers import Integral

from transitiesim.language import Text


class InputError(ValueError):
    """Bad input: where it stands, what is wrong, what is allowed and, if there is one, a suggestion.

    The command line prints `sentence` in the user's language and ends with exit code 2.

    Args:
        where: file, option or key in which the mistake stands, as the user would recognise it.
        what: what is wrong.
        allowed: what would be accepted.
        suggestion: a likely correction, without quotes; left out when there is none.
    """

    def __init__(self, where: str, what: Text | str, allowed: Text | str = "", suggestion: str | None = None) -> None:
        self.where = where
        self.what = what if isinstance(what, Text) else Text(what, what)
        self.allowed = allowed if isinstance(allowed, Text) else Text(allowed, allowed)
        self.suggestion = suggestion
        super().__init__(self.sentence("en"))

    def __reduce__(self) -> tuple[type[InputError], tuple[str, Text, Text, str | None]]:
        """Pickle as what it was made of: an error in another process must come out there as itself."""
        return InputError, (self.where, self.what, self.allowed, self.suggestion)

    def sentence(self, language: str) -> str:
        """The whole complaint as one line in `language` ("nl" or "en")."""
        parts = f"{self.where}: {self.what[language]}"
        if self.allowed[language]:
            word = "toegestaan" if language == "nl" else "allowed"
            parts += f"; {word}: {self.allowed[language]}"
        if self.suggestion is not None:
            word = "bedoelde u" if language == "nl" else "did you mean"
            parts += f"; {word} '{self.suggestion}'?"
        elif not parts.endswith("."):
            parts += "."
        return " ".join(parts.split())


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known word that looks most like `word`, or None when none comes near."""
    by_lower = {name.lower(): name for name in known}
    matches = difflib.get_close_matches(word.lower(), by_lower, n=1, cutoff=0.6)
    return by_lower[matches[0]] if matches else None


def whole_number(where: str, value: object, low: int, high: int) -> int:
    """The value as a whole number within bounds, or one sentence that says what is allowed.

    Args:
        where: the option, as the user would recognise it.
        value: what the user gave; a truth value is no number.
        low: lowest that is allowed.
        high: highest that is allowed.

    Raises:
        InputError: not a whole number, or out of bounds.
    """
    allowed = Text(f"een geheel getal van {low} tot en met {high}", f"a whole number from {low} to {high}")
    if isinstance(value, bool) or not isinstance(value, Integral) or not low <= int(value) <= high:
        raise InputError(where, repr(value) if isinstance(value, str) else str(value), allowed)
    return int(value)

"""Dutch and English side by side: every sentence for people exists in both."""

from __future__ import annotations

import locale
import os
from dataclasses import dataclass
from typing import Literal

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, Language] = ("nl", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence in Dutch and in English; `text["nl"]` gives the Dutch one."""

    nl: str
    en: str

    def __getitem__(self, language: str) -> str:
        """The sentence in `language`; KeyError for any other language than "nl" and "en"."""
        if language == "nl":
            return self.nl
        if language == "en":
            return self.en
        raise KeyError(language)

    def format(self, **values: object) -> Text:
        """Both sentences with `values` filled in."""
        return Text(self.nl.format(**values), self.en.format(**values))

    def __reduce__(self) -> tuple[type[Text], tuple[str, str]]:
        """Pickle as two strings: a run sends hundreds of sentences to the process that gathers them."""
        return Text, (self.nl, self.en)


def language_of_locale() -> Language:
    """The user's language: Dutch when the locale says so, otherwise English."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        value = os.environ.get(variable, "")
        if value and value not in {"C", "C.UTF-8", "POSIX"}:
            return "nl" if value.lower().startswith("nl") else "en"
    name = locale.getlocale()[0] or ""
    return "nl" if name.lower().startswith(("nl", "dutch")) else "en"

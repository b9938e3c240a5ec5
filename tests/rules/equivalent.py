"""Mutants that are the same rule in other words, each with the reason why no input tells them apart."""

from __future__ import annotations

EQUIVALENT: dict[tuple[str, str, str], str] = {}

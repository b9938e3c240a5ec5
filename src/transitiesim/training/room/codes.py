"""The codes of a room: one for the phones, one for the facilitator, and the key that signs the facilitator's cookie."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that looks like another
ROOM_LETTERS = 5
FACILITATOR_LETTERS = 10


@dataclass(frozen=True, slots=True)
class Codes:
    """What opens a room.

    Attributes:
        room: on the wall, for everybody.
        facilitator: for one person.
        key: never shown.
    """

    room: str
    facilitator: str
    key: str

    @classmethod
    def new(cls) -> Codes:
        """Codes that nobody can guess."""
        return cls(_word(ROOM_LETTERS), _word(FACILITATOR_LETTERS), secrets.token_hex(32))

    def is_room(self, word: str) -> bool:
        """Whether a word is the code of the room, whatever its capitals."""
        return _same(word, self.room)

    def is_facilitator(self, word: str) -> bool:
        """Whether a word is the facilitator's code, whatever its capitals, spaces and hyphens."""
        return _same(word.replace(" ", "").replace("-", ""), self.facilitator)

    def cookie(self) -> str:
        """What the browser of the facilitator carries; it says nothing about the code."""
        return self._signed("facilitator")

    def is_cookie(self, word: str) -> bool:
        """Whether this is the cookie of the facilitator."""
        return hmac.compare_digest(word.encode(), self.cookie().encode())

    def voter(self, token: str) -> str:
        """What is kept of the random word of a phone: enough to count it once, too little to vote in its name."""
        return self._signed(f"phone {token}")[:16]

    def _signed(self, word: str) -> str:
        return hmac.new(self.key.encode(), word.encode(), hashlib.sha256).hexdigest()


def shown(code: str) -> str:
    """A long code in two halves, easier to read out and to type."""
    half = len(code) // 2
    return f"{code[:half]}-{code[half:]}" if len(code) > ROOM_LETTERS else code


def _word(letters: int) -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(letters))


def _same(word: str, code: str) -> bool:
    """Compared in constant time, so that the time of an answer says nothing about the letters."""
    return hmac.compare_digest(word.strip().upper().encode("utf-8", "replace"), code.encode())

"""Texts in small letters, so that patterns need not heed case.

A pattern for both cases takes more than twice as long to compile, and longer to look for.
"""

from __future__ import annotations

from functools import lru_cache


def small_letters(text: str) -> str:
    """The text in small letters, as long as before."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)
    return low


@lru_cache(maxsize=4)
def small_text(text: str) -> str:
    """The same for a whole text, made once for all who ask."""
    return small_letters(text)

"""Regular expressions that are compiled when they are first used.

Long ones take milliseconds each, and most reports need few of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property

_Match = re.Match[str]


class Late:
    """A pattern with the methods of :class:`re.Pattern`, made at the first call of one.

    For patterns that are tried only where a word or a shape was found that they need.
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self._flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, compiled."""
        return re.compile(self.pattern, self._flags)

    @cached_property
    def search(self) -> Callable[..., _Match | None]:
        """As :meth:`re.Pattern.search`."""
        return self.compiled.search

    @cached_property
    def match(self) -> Callable[..., _Match | None]:
        """As :meth:`re.Pattern.match`."""
        return self.compiled.match

    @cached_property
    def fullmatch(self) -> Callable[..., _Match | None]:
        """As :meth:`re.Pattern.fullmatch`."""
        return self.compiled.fullmatch

    @cached_property
    def finditer(self) -> Callable[..., Iterator[_Match]]:
        """As :meth:`re.Pattern.finditer`."""
        return self.compiled.finditer

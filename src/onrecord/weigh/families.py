"""Outlets in normal form, and which of them are one root: editions, groups, news agencies."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from onrecord.errors import OnRecordError
from onrecord.weigh.names import folded

_LEAST = 5  # letters of a name of one word that is looked for
TABLE = Path(__file__).parent / "families.toml"


class FamiliesError(OnRecordError):
    """A table of outlet families that cannot be read."""


class Families:
    """Which outlets are one: names, owners, agencies, from a table such as ``families.toml``."""

    def __init__(self, table: dict[str, Any]) -> None:
        self._known: dict[str, str] = {}
        for name, others in table.get("outlets", {}).items():
            for other in (name, *others):
                self._known[_plain(other)] = name
        self._family: dict[str, str] = {}
        for family, names in table.get("families", {}).items():
            for name in names:
                self._family[self._normal(_plain(name))] = family
        agencies = table.get("agencies", {})
        self._agencies = frozenset(agencies.get("names", ()))
        self.agencies: tuple[str, ...] = tuple(sorted(self._agencies))
        self._agency_words = tuple(agencies.get("words", ()))
        self._many = frozenset(agencies.get("many", ()))
        self._before_many = frozenset(agencies.get("before_many", ()))
        # names by which a report may credit one that the ledger does not have
        self.names: tuple[str, ...] = tuple(
            sorted(n for n in {*self._known, *self._family} if " " in n or len(n) > _LEAST)
        )
        self._editions = frozenset(agencies.get("editions", ()))
        self._sites = tuple(f".{one}" for one in agencies.get("sites", ()))
        self._last = frozenset(agencies.get("last", ()))

    @classmethod
    @cache
    def shipped(cls) -> Families:
        """The table that comes with the package."""
        return cls(tomllib.loads(TABLE.read_text(encoding="utf-8")))

    @classmethod
    def load(cls, path: Path) -> Families:
        """The shipped table with the rows of another one added.

        Raises :class:`FamiliesError` where the file is missing or no such table.
        """
        table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
        try:
            more = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise FamiliesError(f"{path} cannot be read ({error}): give a .toml table.") from error
        for part in ("outlets", "families"):
            table[part].update(more.get(part, {}))
        table["agencies"]["names"] += more.get("agencies", {}).get("names", [])
        return cls(table)

    def outlet(self, name: str) -> str | None:
        """The normal form of an outlet's name; None for *state television*, *several outlets*."""
        plain = _plain(name)
        for site in self._sites:
            if " " not in plain:
                plain = plain.removesuffix(site)
        words = plain.split()
        if not words or (
            words[-1] in self._many and all(w in self._before_many | self._many for w in words[:-1])
        ):
            return None
        return self._normal(plain)

    def _normal(self, plain: str) -> str:
        return self._known.get(plain, plain)

    def known(self, name: str) -> bool:
        """Whether the table has the outlet under this name."""
        plain = _plain(name)
        return plain in self._known or plain in self._family

    def is_short(self, name: str) -> bool:
        """Whether a name is one that many papers share, *the Courier*: it takes more to tell it."""
        return _plain(name) in self._last

    def family(self, name: str) -> str | None:
        """What an outlet belongs to: its group, or else its name without its edition's."""
        outlet = self.outlet(name)
        if outlet is None:
            return None
        words = outlet.split()
        while len(words) > 1 and outlet not in self._family:
            if words[0] in self._editions:
                words = words[1:]
            elif words[-1] in self._editions:
                words = words[:-1]
            else:
                break
            outlet = self._normal(" ".join(words))
        return self._family.get(outlet, outlet)

    def is_agency(self, name: str) -> bool:
        """Whether the outlet sells its copy to others."""
        outlet = self.outlet(name)
        if outlet is None:
            return False
        return outlet in self._agencies or outlet.endswith(self._agency_words)

    def may_be(self, short: str, full: str) -> bool:
        """Whether *the Courier* may be the *Saltmere Courier*."""
        a, b = self.outlet(short), self.outlet(full)
        if a is None or b is None:
            return False
        return a == b or (self.is_short(a) and b.split()[-1] == a)


def _plain(name: str) -> str:
    """Lower case, without article, possessive and final stop."""
    plain = re.sub(r"\s*\([^)]*\)\s*$", "", folded(name)).strip(" .,;:\"'")
    plain = plain.removesuffix("'s").removesuffix("’s")
    for article in ("the ", "a ", "an "):
        plain = plain.removeprefix(article)
    for address in ("https://", "http://", "www."):
        plain = plain.removeprefix(address)
    return plain

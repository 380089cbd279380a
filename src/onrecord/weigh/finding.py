"""Which claim, source or report is meant by what a person typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from onrecord.errors import NoAnswer
from onrecord.ledger.records import parted
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.records import Claim, LedgerSource

Found = TypeVar("Found")
_SHOWN = 5  # of those that could be meant


def find_claim(claims: Sequence[Claim], given: str) -> Claim:
    """The claim with this id, or that holds the statement with this key; a unique beginning too.

    An id that a claim had once, when another of its statements was the first, still finds it.
    Raises NoAnswer where none or several could be meant.
    """
    return _found(_claim_names(claims), given, "claim", "'onrecord claims' lists them")


def _claim_names(claims: Sequence[Claim]) -> dict[str, dict[str, Claim]]:
    from onrecord.weigh.claims import claim_id

    names: dict[str, dict[str, Claim]] = {}
    for claim in claims:
        names.setdefault(claim.id, {})[claim.id] = claim
    for claim in claims:
        for key in claim.statements:
            for name in (key, claim_id(key), parted(key)[1]):
                names.setdefault(name, {})[claim.id] = claim
    return names


def has_words(text: str, words: Sequence[str]) -> bool:
    """Whether a text has all the words, in any case and order; the beginning of a word will do."""
    low = text.casefold()
    return all(re.search(rf"(?<!\w){re.escape(word.casefold())}", low) for word in words)


def find_source(sources: Sequence[LedgerSource], given: str) -> LedgerSource:
    """The source with this id or unique beginning of one, or with this name or alias.

    Raises NoAnswer where none or several could be meant.
    """
    names: dict[str, dict[str, LedgerSource]] = {}
    for one in sources:
        names.setdefault(one.id, {})[one.id] = one
        for name in (one.name, *one.aliases):
            names.setdefault(name.casefold(), {})[one.id] = one
        for ref in one.members:
            names.setdefault(f"{ref.report}#{ref.source}", {})[one.id] = one
    if given not in names and given.casefold() in names:
        given = given.casefold()
    return _found(names, given, "source", "'onrecord sources' lists them")


def begun(given: str, holdings: Holdings) -> list[str]:
    """The ids of the reports with this id, or else of those whose id begins so."""
    exact = [name for name in holdings.filed if name == given]
    return exact or [name for name in holdings.filed if name.startswith(given)]


def find_report(given: str, holdings: Holdings) -> str:
    """The id of the report with this id or unique beginning of one.

    Raises NoAnswer where none or several could be meant.
    """
    found = begun(given, holdings)
    if len(found) != 1:
        what = "no report" if not found else "more than one report"
        raise NoAnswer(f"{what} begins with “{given}”: 'onrecord reports' lists them")
    return found[0]


def _found(names: Mapping[str, Mapping[str, Found]], given: str, what: str, advice: str) -> Found:
    if exact := names.get(given):
        return _only(exact, given, what)
    begun: dict[str, Found] = {}
    if given:
        for name, ones in names.items():
            if name.startswith(given):
                begun.update(ones)
    if not begun:
        raise NoAnswer(f"no {what} in the ledger is called “{given}”: {advice}")
    return _only(begun, given, what)


def _only(found: Mapping[str, Found], given: str, what: str) -> Found:
    if len(found) == 1:
        return next(iter(found.values()))
    raise NoAnswer(
        f"“{given}” could be any of {len(found)} {what}s ({_some(found)}): write more of its id"
    )


def _some(ids: Iterable[str]) -> str:
    every = sorted(ids)
    return ", ".join(every[:_SHOWN]) + (", …" if len(every) > _SHOWN else "")

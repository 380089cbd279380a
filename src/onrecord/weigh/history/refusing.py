"""What somebody refuses to speak about: where it is not said, the matter of the report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.ledger.records import key_of
from onrecord.records import Reading, Response, joined
from onrecord.weigh.history.matters import sign, term, terms
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.records import Held

_LEAD = 0.65  # sureness that a refusal is about the first sentence, or what the title says
_BEFORE = 0.6  # and about what stands right before it
_WEIGHTY = 0.5  # weight of words from which a refusal names its own matter
_SAID = (
    "declin comment refus answer reply respond respons speak talk discus say confirm deny "
    "question call request reach spokesman spokeswoman immediat draw drawn letter any this"
)
_EMPTY = frozenset(term(word) for word in _SAID.split())
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’(?!\w)")
_TRANSCRIPT = 0.2  # share of statements that ask, past which a report is a transcript


def bare(response: Response, reading: Reading) -> bool:
    """Whether a refusal names nothing of its own that it refuses to speak about.

    What stands in quotation marks is how it is belittled, not what it is; and what the report opens
    with needs no name.
    """
    if response.kind not in ("declines", "silent", "evades"):
        return False
    asked = sum(one.modality == "asked" for one in reading.statements)
    if asked > _TRANSCRIPT * max(1, len(reading.statements)):
        return False  # it answers the question before it
    said = _QUOTED.sub(" ", joined(reading.text, response.spans))
    own = {t: w for t, w in terms(said).items() if t not in _EMPTY}
    total = sum(sorted(own.values()))
    opening = terms(reading.text.strip().split("\n\n")[0])
    return total < _WEIGHTY or sum(sorted(w for t, w in own.items() if t in opening)) >= total / 2


def matter_of(
    report: str, response: Response, about: str | None, holdings: Holdings
) -> Iterator[tuple[str, float, str]]:
    """Keys of the statements that a bare refusal is about, each with a score and the reason."""
    reading = holdings.readings[report]
    start = min(response.spans).start if response.spans else 0
    held = [holdings.by_key[key_of(report, one.id)] for one in reading.statements]
    able = [
        one
        for one in held
        if sign(one) != 0
        and one.statement.spans[0].start < start
        and not (one.root is not None and one.root.id == response.actor)
        and one.key != about
        and len(one.statement.text.split()) >= 4
    ]
    paragraph = reading.text.rfind("\n\n", 0, start)
    before = reading.text.rfind("\n\n", 0, max(0, paragraph))
    lead = _lead(reading, able)
    for one in able:
        at = one.statement.spans[0].start
        if one.key in lead:
            yield one.key, _LEAD, "a refusal to speak, in a report whose matter it is"
        elif at >= before and one.voice == "reported":
            yield one.key, _BEFORE, "a refusal to speak, right after it"


def _lead(reading: Reading, able: list[Held]) -> frozenset[str]:
    """The statements of the first sentence, and the one that has most of the title's words."""
    end = reading.text.lstrip().find("\n\n")
    end = len(reading.text) if end < 0 else end + len(reading.text) - len(reading.text.lstrip())
    first = [one for one in able if one.statement.spans[0].start < end][:2]
    title = terms(reading.title or "")
    best, most = None, 0.0
    for one in able:
        shared = sum(sorted(w for t, w in terms(one.statement.text).items() if t in title))
        if shared > most:
            best, most = one.key, shared
    out = {one.key for one in first}
    if best is not None and most >= 0.5 * sum(sorted(title.values())):
        out.add(best)
    return frozenset(out)

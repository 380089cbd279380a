"""What a report says of where it has its news from: other outlets, agency copy, its own eyes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from onrecord.ledger.records import Filed
from onrecord.read.how.outlets import is_outlet
from onrecord.read.sentences import sentences
from onrecord.records import Reading, Source, Span
from onrecord.weigh.families import Families
from onrecord.weigh.names import folded

_TABLE = tomllib.loads((Path(__file__).parent / "credits.toml").read_text(encoding="utf-8"))


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in patterns), re.IGNORECASE)


_BEFORE = re.compile(
    "(?:" + "|".join(_TABLE["before"][:-3]) + r")\s+(?:the\s+|a\s+)?\W?$", re.IGNORECASE
)
_OPENS = re.compile("(?:" + "|".join(_TABLE["before"][-3:]) + r")\s*(?:the\s+)?$", re.IGNORECASE)
_AFTER = re.compile("^(?:" + "|".join(_TABLE["after"]) + ")", re.IGNORECASE)
_AFTER_OWNED = re.compile("^(?:" + _TABLE["after"][1] + ")", re.IGNORECASE)
_FIRST = _any(_TABLE["first"])
_NOT = _any(_TABLE["not_a_credit"])
_DATELINE = re.compile(_TABLE["dateline"])
_SAW = re.compile(_TABLE["saw"], re.IGNORECASE)
_SAYING = re.compile(_TABLE["saying"], re.IGNORECASE)
_OTHERS = re.compile(_TABLE["others"], re.IGNORECASE)
_HEARSAY = _any(_TABLE["hearsay"])
_REPORTERS = frozenset(_TABLE["reporters"])
_REPORTER = re.compile(
    r"(?:an?|the|our|this|its|two|three|several)?\s*(?:[\w'’.-]+ ){0,3}?"
    rf"(?:{'|'.join(sorted(_REPORTERS))})\b",
    re.IGNORECASE,
)
_OWN = tuple(_TABLE["own"])
_BY_FIRST = re.compile(
    r"\b(?:first|originally|initially) (?:reported|published|revealed|disclosed|carried) "
    r"(?:by|in) (?:the )?((?:[A-Z][\w’'-]+ ?){1,4})"
)
_HEAD, _TAIL = 200, 240  # characters at which an agency's mark stands


class Credit(msgspec.Struct, frozen=True):
    """A sentence that credits another outlet. ``first``: it says that the outlet had it first."""

    outlet: str  # its name as written
    sentence: Span
    first: bool = False


class Origins(msgspec.Struct, frozen=True):
    """What a report says of its own origin. All outlets as they are written."""

    sentences: tuple[Span, ...]
    credits: tuple[Credit, ...] = ()
    agency: str | None = None  # whose copy it is
    helped: tuple[str, ...] = ()  # who helped with it
    sisters: tuple[str, ...] = ()


def origins(reading: Reading, filed: Filed, outlets: Sequence[str], families: Families) -> Origins:
    """What a report says of its origin; ``outlets`` are the names that the ledger knows."""
    text = reading.text
    own = filed.outlet or reading.outlet
    names = _names(reading, outlets, families)
    parts = tuple(sentences(text))
    found: list[Credit] = []
    for name, pattern in names:
        if own and _same(name, own, families):
            continue
        for match in pattern.finditer(text):
            sentence = _around(parts, match.start())
            if sentence is not None and _credits(text, sentence, match.span()):
                first = bool(_FIRST.search(sentence.cut(text)))
                found.append(Credit(name, sentence, first))
    for match in _BY_FIRST.finditer(text):
        name = match[1].strip()
        sentence = _around(parts, match.start())
        known = any(_same(name, other, families) for other, _ in names)
        if sentence and not known and is_outlet(name) and not (own and _same(name, own, families)):
            found.append(Credit(name, sentence, True))
    return Origins(
        parts,
        tuple(_widest(found)),
        _agency(reading, filed, own, names, families),
        _marked("helped", text, names, own, families),
        _marked("sister", text, names, own, families),
    )


def _widest(found: Sequence[Credit]) -> list[Credit]:
    """Each once: the Saltmere Courier's, not the Courier's as well."""
    out: dict[tuple[int, int, str], Credit] = {}
    for one in found:
        low = folded(one.outlet)
        longer = any(
            other.sentence == one.sentence and folded(other.outlet).endswith(f" {low}")
            for other in found
        )
        if not longer:
            out.setdefault((one.sentence.start, one.sentence.end, low), one)
    return [out[key] for key in sorted(out)]


def _names(
    reading: Reading, outlets: Sequence[str], families: Families
) -> list[tuple[str, re.Pattern[str]]]:
    """The outlets that may be named in a report, the longest names first."""
    text = reading.text
    given = {s.name for s in reading.sources if s.kind == "outlet" and s.name[:1].isupper()}
    given |= {s.name[4:] for s in reading.sources if s.name.lower().startswith("the ")}
    low = text.lower()
    known: set[str] = {
        match[0]
        for agency in sorted({*families.agencies, *families.names})
        if agency in low
        for match in [re.search(rf"\b{re.escape(agency)}\b", text, re.IGNORECASE)]
        if match and match[0][0].isupper() and (len(agency) > 4 or match[0].isupper())
    }
    for name in sorted((given & {n for n in given if is_outlet(n)}) | set(outlets)):
        plain = re.sub(r"\s*\([^)]*\)$", "", name).removeprefix("The ").removeprefix("the ").strip()
        if families.outlet(plain) is None or len(plain) < 2:
            continue
        known.add(plain)
        last = plain.split()[-1]
        if families.is_short(last) and last[0].isupper():
            known.add(last)
    return [
        (name, re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])"))
        for name in sorted(known, key=lambda n: (-len(n), n))
        if name in text
    ]


def _same(name: str, own: str, families: Families) -> bool:
    return families.may_be(name, own) or families.outlet(name) == families.outlet(own)


def _around(parts: Sequence[Span], place: int) -> Span | None:
    return next((part for part in parts if part.start <= place < part.end), None)


def _credits(text: str, sentence: Span, name: tuple[int, int]) -> bool:
    """Whether the words around an outlet's name say that something comes from it."""
    said = sentence.cut(text)
    if _NOT.search(said):
        return False
    before = text[sentence.start : name[0]]
    after = text[name[1] : sentence.end]
    if _BEFORE.search(before):
        return True
    if _AFTER_OWNED.search(after):
        return True
    return bool(_AFTER.search(after) and (_OPENS.search(before) or not before.strip()))


def _agency(
    reading: Reading,
    filed: Filed,
    own: str | None,
    names: Sequence[tuple[str, re.Pattern[str]]],
    families: Families,
) -> str | None:
    """The agency whose copy a report is, by dateline, byline or the mark at its end."""
    text = reading.text
    match = _DATELINE.search(text[:_HEAD])
    if match:
        name = match["name"].strip()
        if name[:1].isupper() and not (own and _same(name, own, families)):
            return name
    authors = [reading.author, *(one.author for one in filed.publications)]
    for author in authors:
        for part in re.split(r"\band\b|,|/|;|\bby\b", author or "", flags=re.IGNORECASE):
            name = part.strip()
            if name and families.is_agency(name) and not (own and _same(name, own, families)):
                return name
    agencies = [pair for pair in names if families.is_agency(pair[0])]
    marked = _marked("tail", text[-_TAIL:], agencies, own, families)
    return marked[0] if marked else None


def _marked(
    what: str,
    text: str,
    names: Sequence[tuple[str, re.Pattern[str]]],
    own: str | None,
    families: Families,
) -> tuple[str, ...]:
    """The outlets that stand in one of the patterns of a kind in the place of NAME."""
    low = text.lower()
    if not any(hint in low for hint in _TABLE["hints"][what]):
        return ()  # spares most reports the search
    out = []
    for name, pattern in names:
        if (own and _same(name, own, families)) or not pattern.search(text):
            continue
        made = [p.replace("NAME", re.escape(name)) for p in _TABLE[what]]
        if any(re.search(p, text, re.IGNORECASE) for p in made):
            out.append(name)
    return tuple(out)


def is_own_reporter(source: Source, reading: Reading, own: str | None) -> bool:
    """Whether a source is somebody who works for the report's outlet: *a Courier reporter*."""
    said = source.name.lower()
    if not _REPORTER.match(said):
        return False
    where = f"{said} {(source.affiliation or '').lower()}"
    if any(re.search(rf"\b{re.escape(one)}\b", where) for one in _OWN):
        return True
    outlet = folded(own or "").removeprefix("the ")
    return bool(outlet) and (outlet in where or outlet.split()[-1] in where.split())


def passes_on(sentence: str, last_name: str) -> bool:
    """Whether a sentence says something of somebody's words, and names them."""
    if not re.search(rf"(?<![\w-]){re.escape(last_name)}(?![\w-])", sentence):
        return False
    return bool(_SAYING.search(sentence))


def is_other_outlets(name: str) -> bool:
    """Whether a source is what others report, without a name: *press reports*, *local media*."""
    return bool(_OTHERS.search(name))


def is_hearsay(sentence: str) -> bool:
    """Whether a sentence puts what it says to nobody: *it is said that*, *allegedly*."""
    return bool(_HEARSAY.search(sentence))


def saw_itself(words: str) -> bool:
    """Whether a sentence in the author's voice says that the outlet's own people saw it."""
    low = words.lower()
    found = re.search(rf"\b(?:{'|'.join(sorted(_REPORTERS))})\b[^.;]{{0,60}}?{_SAW.pattern}", low)
    if found and any(re.search(rf"\b{re.escape(one)}\b", low) for one in _OWN):
        return True
    return bool(re.search(rf"\b(?:this reporter|we|i)\b (?:\w+ )?{_SAW.pattern}", low))

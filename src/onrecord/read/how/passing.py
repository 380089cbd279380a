"""Shapes of passing on: to whom something was told, who is cited, who saw a document."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from onrecord.read.how.outlets import LISTS, is_outlet, outlet_at
from onrecord.read.late import Late
from onrecord.read.letters import small_text
from onrecord.records import Attribution, Span

_PEOPLE = frozenset(LISTS["people"])
_DOCUMENTS = frozenset(LISTS["documents"])
_SEEN = "|".join(map(re.escape, LISTS["seen"]))
_REPEATED = "|".join(map(re.escape, LISTS["repeated"]))
_DAY = r"(?:(?:on\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day\s+)?"
# For small letters:
_TELLS = re.compile(r"\b(?:told|tell|tells|telling)\s+")
_GIVES = re.compile(
    r"\b(?:(?:speak|speaks|spoke|spoken|speaking|talk|talked|talking|confirm|confirmed|confirms|said|says|"
    r"disclosed|revealed|admitted|complained|confided|explained|remarked|denied|leaked)\s+(?:exclusively\s+)?(?:to|with)"
    rf"|interview(?:s|ed)?\s+{_DAY}(?:with|to|for|on|by|in|published\s+(?:in|by)|broadcast\s+(?:on|by)|aired\s+(?:on|by))"
    r"|(?:statement|comments?|remarks?|e-?mail|letter|message|speech|article|column|essay)\s+(?:sent\s+|given\s+|made\s+)?"
    r"(?:to|carried\s+by|published\s+(?:by|in)|reported\s+by|broadcast\s+(?:by|on)|for|in)"
    r"|(?:quoted|cited)\s+(?:\w+\s+){0,2}by|quoted\s+in|carried\s+by|(?:writing|wrote|written)\s+(?:in|for)"
    r"|(?:appearing|appeared|speaking)\s+on|on)\s+"
)
_CITES = re.compile(
    r"\b(?:citing|quoting|(?:which|who|that)\s+(?:cited|quoted|cites|quotes|attributed\s+(?:it|this|that|the\s+\w+)\s+to)"
    r"|attributing\s+(?:it|this|that|them|the\s+\w+)\s+to|crediting|on\s+the\s+word\s+of)\s+",
    re.IGNORECASE,
)
_ROOT_END = Late(
    r"[,;:.!?\"“”()\n—–]|\s(?:as\s+saying|as|saying|said|says|that\s+(?!of\b)|and\s+(?:said|added)|have|has|had|is|was|were|reported)\b"
)
_WHICH = Late(r",?\s+in\s+which\s+\Z|,?\s+where\s+\Z", re.IGNORECASE)
_SEEN_BY = Late(rf"\b(?:{_SEEN})\s+(?:\w+ly\s+)?(?:by|to|with)\s+", re.IGNORECASE)
_REPEATED_BY = Late(
    rf"[,(]?\s+(?:whose\s+(?:\w+\s+){{1,2}}(?:was|were|has\s+been|have\s+been)|in\s+an?\s+(?:\w+\s+){{1,2}}|"
    rf"which\s+(?:was|were))\s*(?:later\s+|then\s+|widely\s+|since\s+|also\s+)*(?:{_REPEATED})\s+by\s+",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_SUBJECT = re.compile(r"[^,;:()“”\"]{2,60}")
_MOST_IN_A_SENTENCE = 6
_DETERMINERS = frozenset(
    (
        "a",
        "an",
        "the",
        "two",
        "three",
        "four",
        "five",
        "several",
        "some",
        "many",
        "unnamed",
        "anonymous",
        "other",
        "one",
        "another",
        "its",
        "his",
        "her",
        "their",
        "multiple",
        "senior",
        "unidentified",
        "local",
        "government",
    )
)


class Citing(msgspec.Struct, frozen=True):
    """A root that is cited: the citing word, the root's phrase, and the sentence's number."""

    word: Span
    root: Span
    sentence: int
    people: bool  # the root is people, not a document
    subject: Span | None  # an outlet at the start of the sentence


def receiver(text: str, one: Attribution, sentence: Span) -> tuple[Span, str] | None:
    """The outlet that something was told to or carried by, and the words that say so."""
    cue = Span(one.cue[0].start, one.cue[-1].end)
    low = max(sentence.start, min((s.start for s in one.source), default=cue.start) - 160)
    stop = min(len(text), max(sentence.end, cue.end))
    for pattern in (_TELLS, _GIVES):
        for match in pattern.finditer(small_text(text), low, min(stop, cue.end + 120)):
            word = Span(match.start(), match.start() + len(match[0].rstrip()))
            tells = pattern is _TELLS
            if tells and not (cue.start <= word.start < cue.end):
                continue
            if not tells and any(span.covers(word) for span in one.content):
                continue
            if match[0].strip() == "on" and not cue.start <= word.start <= cue.end + 2:
                continue
            found = outlet_at(text, match.end(), min(stop, match.end() + 80))
            if found:
                return found, text[word.start : found.end]
    return None


def seen_by(text: str, start: int, stop: int, cue: int) -> tuple[Span, str] | None:
    """The outlet that saw the document that a source is: `a report seen by the Post`."""
    if _DOCUMENTS.isdisjoint(
        w.lower() for w in _WORD.findall(text[start : min(stop, start + 120)])
    ):
        return None
    match = _SEEN_BY.search(text, start, max(start, min(stop, start + 200)))
    if not match or (match.start() > cue > start):
        return None
    found = outlet_at(text, match.end(), min(len(text), match.end() + 80))
    return (found, " ".join(text[match.start() : found.end].split())) if found else None


def inside_document(
    text: str, source: Span, sentence: Span
) -> tuple[Span, tuple[Span, str] | None] | None:
    """The document in which a source speaks, and who saw it: `a letter ..., in which she says`."""
    which = _WHICH.search(text, max(sentence.start, source.start - 14), source.start)
    if not which:
        return None
    begin = max(sentence.start, which.start() - 200)
    before = text[begin : which.start()]
    words = list(_WORD.finditer(before))
    for k in range(len(words) - 1, max(-1, len(words) - 14), -1):
        if words[k][0].lower() in _DOCUMENTS:
            first = k
            while (
                first
                and k - first < 5
                and words[first - 1][0].lower()
                not in (
                    "in",
                    "to",
                    "by",
                    "from",
                    "of",
                    "with",
                    "on",
                    "and",
                    "that",
                    "cited",
                    "published",
                )
                and before[words[first - 1].end() : words[first].start()].isspace()
            ):
                first -= 1
            low = begin + words[first].start()
            document = Span(low, begin + words[k].end())
            return document, seen_by(text, low, which.start(), which.start() + 1)
    return None


def repeaters(text: str, source: Span, sentence: Span) -> tuple[Span, str] | None:
    """Who repeated the report of a source: `whose report was repeated by others`."""
    match = _REPEATED_BY.search(text, source.start, min(sentence.end, source.end + 160))
    if not match:
        return None
    end = _ROOT_END.search(text, match.end(), sentence.end)
    stop = min(end.start() if end else sentence.end, match.end() + 60)
    while stop > match.end() and not text[stop - 1].isalnum():
        stop -= 1
    if stop <= match.end():
        return None
    return Span(match.end(), stop), " ".join(match[0].strip(" ,(").split())


def citings(text: str, parts: Sequence[Span], starts: Sequence[int]) -> Iterator[Citing]:
    """All that is cited in a text: `citing unnamed sources`, `which quoted two aides`."""
    times: dict[int, int] = {}
    for match in _CITES.finditer(text):
        number = max(0, bisect_right(starts, match.start()) - 1)
        times[number] = times.get(number, 0) + 1
        if times[number] > _MOST_IN_A_SENTENCE:
            continue
        sentence = parts[number]
        if match.end() >= sentence.end:
            continue
        root, people = _root(text, match.end(), sentence.end)
        if root is None:
            continue
        words = match[0].split()
        skip = (
            len(match[0]) - len(match[0].split(None, 1)[1])
            if words[0].lower() in ("which", "who", "that")
            else 0
        )
        word = Span(match.start() + skip, match.start() + len(match[0].rstrip()))
        yield Citing(word, root, number, people, _subject(text, sentence))


def _root(text: str, start: int, stop: int) -> tuple[Span | None, bool]:
    """The phrase of a root from ``start`` on, and whether it is people."""
    stop = min(stop, start + 200)
    end = _ROOT_END.search(text, start, stop)
    last = min(end.start() if end else stop, start + 140)
    while last > start and not text[last - 1].isalnum():
        last -= 1
    words = [match[0] for match in _WORD.finditer(text, start, last)]
    if not words:
        return None, False
    low = [word.lower() for word in words]
    head = next(
        (
            k
            for k, w in enumerate(low)
            if w
            in (
                "of",
                "in",
                "at",
                "from",
                "with",
                "familiar",
                "close",
                "who",
                "briefed",
                "inside",
                "on",
                "to",
                "for",
                "by",
                "about",
            )
        ),
        len(low),
    )
    heads = set(low[max(0, head - 1) : head])
    span = Span(start, last)
    if heads & _PEOPLE:
        return span, True
    if heads & _DOCUMENTS:
        return span, False
    if words[0][0].isupper() or (low[0] in _DETERMINERS and is_outlet(span.cut(text))):
        return span, True
    return None, False


def _subject(text: str, sentence: Span) -> Span | None:
    """The outlet that a sentence begins with."""
    start = sentence.start
    while start < sentence.end and text[start] in "“\"'‘(":
        start += 1
    found = outlet_at(text, start, min(sentence.end, start + 80))
    if found:
        return found
    # `Western press`, `German media`: a capital and a common noun.
    words = list(_WORD.finditer(text, start, min(sentence.end, start + 40)))[:3]
    for k in range(len(words), 0, -1):
        span = Span(start, words[k - 1].end())
        if is_outlet(span.cut(text)):
            return span
    return None

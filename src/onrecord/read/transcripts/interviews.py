"""Finds an interview without speaker labels: whose the questions are, and whose the answers.

Questions are paragraphs wholly in bold or italics, which keep their marks in the text
(:mod:`onrecord.gather.emphasis`), or else paragraphs that end in a question mark. An article that
only holds some of either is none: the answers must speak in the first person, the questions to
somebody, and what stands before the first must name who was asked. The words are in interview.toml.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from onrecord.read.lists import load
from onrecord.read.paragraphs import paragraphs
from onrecord.read.transcripts.names import full_names, words_of
from onrecord.read.transcripts.transcript import HONORIFICS, OFFICE_PARTS, OFFICES, plain
from onrecord.records import Attribution, Report, Source, Span

_LISTS: dict[str, list[str]] = load("interview.toml")
_TELLING = re.compile(rf"\b(?:{'|'.join(map(re.escape, _LISTS['telling']))})\b", re.IGNORECASE)
_THE_TALK = re.compile(
    rf"\b(?:{'|'.join(map(re.escape, _LISTS['about_the_talk']))})\b", re.IGNORECASE
)
_MARKED = re.compile(
    r"(?P<mark>\*\*|__|[*_])(?![*_\s])(?P<words>.+?)(?<![*_\s])(?P=mark)", re.DOTALL
)
_ASKS = re.compile(r"[^\"“”«»].*\?\Z", re.DOTALL)
_ENDS = re.compile(r"[.!?…:;,][\"'”’)\]*_]*\Z")
_SECOND = re.compile(r"\b(?:you|your|yours|yourself|yourselves)\b", re.IGNORECASE)
_FIRST = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Mm]e|[Mm]ine|[Oo]urs?|[Uu]s)\b")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_VOCATIVE = re.compile(
    r"(?:(?:And|But|So|Then|Now),? )?(?P<who>[A-Z][\w.]*(?: [A-Z][\w.’'-]*){0,3}),"
)

QUESTION, ANSWER = "a question", "an answer"  # how the reasons of their attributions begin

_FEWEST = 3  # questions in marks
_FEWEST_BARE = 4  # questions that only a question mark tells
_ASKING = 1 / 3  # of those in marks end in a question mark
_OWN, _OWN_BARE = 1 / 4, 1 / 2  # of the answers are in the first person
_SPOKEN_TO, _SPOKEN_TO_BARE = 0.15, 0.4  # of the questions speak to somebody
_ANSWERED = 0.7  # of the questions stand before an answer
_SHARE = 0.5  # of the text, from the first question on
_LONGEST_QUESTION = 1200  # code points
_LONGEST_HEADING = 70  # code points


class Exchange(msgspec.Struct, frozen=True):
    """A question or an answer: its paragraphs, without marks, and the mark before a question."""

    asks: bool
    content: tuple[Span, ...]
    mark: Span | None = None


class Interview(msgspec.Struct, frozen=True):
    """An interview: its questions and answers in order, and who answers.

    ``mentions`` are the places of the name in the text; ``reason`` says how it was found.
    """

    exchanges: tuple[Exchange, ...]
    name: str
    role: str | None
    mentions: tuple[Span, ...]
    reason: str


class _Block(msgspec.Struct, frozen=True):
    """A paragraph, its words without the marks of its emphasis, and those."""

    span: Span
    words: Span
    mark: str = ""


def find_interview(report: Report, people: Sequence[Span]) -> Interview | None:
    """The interview that a report is, or None. ``people`` are the names of persons in its text."""
    text = report.text
    if "?" not in text:
        return None
    blocks = [_block(text, block) for block in paragraphs(text)]
    marks = sorted({block.mark for block in blocks} - {""}, key=lambda mark: (-len(mark), mark))
    for mark in (*marks, ""):
        asked = _questions(text, blocks, mark)
        if asked is None:
            continue
        start = blocks[asked[0]].span.start
        put = [blocks[at].words.cut(text) for at in asked]
        found = introduced(report, start, put, people, sure=bool(mark))
        if found is None:
            continue
        name, role, mentions, why = found
        exchanges = _exchanges(text, blocks, asked, mark, name)
        return Interview(exchanges, name, role, mentions, why)
    return None


def _block(text: str, span: Span) -> _Block:
    match = _MARKED.fullmatch(text, span.start, span.end)
    if match is None or match["mark"] in match["words"]:
        return _Block(span, span)
    return _Block(span, Span(*match.span("words")), match["mark"])


def _questions(text: str, blocks: Sequence[_Block], mark: str) -> list[int] | None:
    """The places of the questions, where their form and that of the answers says that they are."""
    places = [
        at
        for at, block in enumerate(blocks)
        if block.mark == mark
        and block.words.end - block.words.start <= _LONGEST_QUESTION
        and (mark or _ASKS.match(text, block.words.start, block.words.end))
    ]
    if len(places) < (_FEWEST if mark else _FEWEST_BARE):
        return None
    total = blocks[-1].span.end - blocks[0].span.start
    if blocks[-1].span.end - blocks[places[0]].span.start < _SHARE * total:
        return None
    asked = [blocks[at].words.cut(text) for at in places]
    if sum(words.rstrip("\"”’').").endswith("?") for words in asked) < _ASKING * len(asked):
        return None
    spoken_to = sum(bool(_SECOND.search(words) or _address(words)) for words in asked)
    if spoken_to < max(1, (_SPOKEN_TO if mark else _SPOKEN_TO_BARE) * len(asked)):
        return None
    chosen = set(places)
    answers = [
        blocks[at + 1].span.cut(text)
        for at in places
        if at + 1 < len(blocks) and at + 1 not in chosen and not blocks[at + 1].mark
    ]
    turns = sum(at - 1 not in chosen for at in places)
    if len(answers) < max(2, _ANSWERED * turns):
        return None
    own = sum(bool(_FIRST.search(_QUOTED.sub("", words))) for words in answers)
    quoted = sum(words[:1] in '"“' for words in answers)
    if 2 * quoted > len(answers):
        return None  # an article that asks and quotes
    return places if own >= max(2, (_OWN if mark else _OWN_BARE) * len(answers)) else None


def _address(words: str) -> list[str]:
    """The plain words by which a question speaks to somebody: `Minister, …`, `Mr. Roe, …`."""
    match = _VOCATIVE.match(words)
    if match is None:
        return []
    who = plain(match["who"]).split()
    titled = who[0] in HONORIFICS or who[0] in OFFICES or who[0] in OFFICE_PARTS
    return who if titled else []


def introduced(
    report: Report, start: int, asked: Sequence[str], people: Sequence[Span], sure: bool
) -> tuple[str, str | None, tuple[Span, ...], str] | None:
    """Who is asked: name, office, places of the name, and how it was found.

    ``start`` is where the first of the questions ``asked`` begins; before it stands who is asked.
    ``people`` are names of persons; ``sure``: the form leaves no doubt that it is an interview.
    None where nobody is surely meant.
    """
    text = report.text
    title = plain(report.title or "")
    told = bool(_TELLING.search(text, 0, start) or _TELLING.search(report.title or ""))
    names: dict[str, list[Span]] = {}
    for span in people:
        if span.start < start and len(span.cut(text).split()) > 1:
            names.setdefault(" ".join(span.cut(text).split()), []).append(span)
    own = plain(report.author or "")
    names = {name: spans for name, spans in names.items() if plain(name) not in own}
    if not names:
        return None
    addressed = {word for words in asked for word in _address(words)}
    best: tuple[int, str] | None = None
    for place, name in enumerate(names):
        last = plain(name).split()[-1]
        in_title = bool(re.search(rf"\b{re.escape(last)}\b", title))
        points = 3 * in_title + 3 * (last in addressed) + (place == 0)
        if best is None or points > best[0]:
            best = points, name
    assert best is not None
    points, name = best
    if not (points >= 3 or told or (sure and len(names) == 1)) or not (sure or told):
        return None
    family = tuple(plain(name).split()[-1:])
    found = [one for one in full_names(words_of(text), family) if plain(one.name) == plain(name)]
    roles = [one.role for one in found if one.role]
    mentions = {one.span for one in found} or set(names[name])
    how = "named in the introduction to the questions"
    return name, roles[0] if roles else None, tuple(sorted(mentions)), how


def _exchanges(
    text: str, blocks: Sequence[_Block], asked: Sequence[int], mark: str, name: str
) -> tuple[Exchange, ...]:
    """Questions and answers in order. Headings, notes and what follows the talk are nobody's."""
    chosen = set(asked)
    out: list[Exchange] = []
    said: list[Span] = []
    put: list[_Block] = []
    end = _end(text, blocks, asked[-1], name)
    for at in range(asked[0], end):
        block = blocks[at]
        if at in chosen:
            if said:
                out.append(Exchange(False, tuple(said)))
                said = []
            put.append(block)
        elif not (block.mark or _is_heading(text, block.span)):
            if put:
                out.append(_question(put))
                put = []
            said.append(block.span)
    if put:
        out.append(_question(put))
    if said:
        out.append(Exchange(False, tuple(said)))
    return tuple(out)


def _question(put: Sequence[_Block]) -> Exchange:
    first = put[0]
    mark = Span(first.span.start, first.words.start) if first.mark else None
    return Exchange(True, tuple(block.words for block in put), mark)


def _end(text: str, blocks: Sequence[_Block], last: int, name: str) -> int:
    """Where the last answer ends: before a note, or before what speaks of the talk or of whoever
    answered."""
    family = re.compile(rf"\b{re.escape(name.split()[-1])}\b")
    for at in range(last + 2, len(blocks)):
        words = blocks[at].span.cut(text)
        if blocks[at].mark or _THE_TALK.search(words):
            return at
        if family.search(words) and not _FIRST.search(_QUOTED.sub("", words)):
            return at
    return len(blocks)


def _is_heading(text: str, span: Span) -> bool:
    words = span.cut(text)
    return len(words) <= _LONGEST_HEADING and not _ENDS.search(words) and len(words.split()) > 1


def interview_attributions(
    report: Report, found: Interview
) -> tuple[list[Attribution], list[Source]]:
    """Each question put to the outlet, each answer to who was asked; and both as sources."""
    marks = tuple(one.mark for one in found.exchanges if one.mark is not None)
    outlet = report.outlet
    asking = Source(
        id="s1",
        name=outlet or report.author or "Interviewer",
        grade="collective" if outlet or not report.author else "author",
        kind="outlet" if outlet else "person",
        mentions=marks,
    )
    answering = Source(
        id="s2", name=found.name, kind="person", role=found.role, mentions=found.mentions
    )
    said = [
        Attribution(
            id=f"a{number}",
            source=(one.mark,) if one.mark is not None else (),
            cue=(),
            content=one.content,
            source_id="s1" if one.asks else "s2",
            force="asks" if one.asks and _is_question(report.text, one) else None,
            confidence=1.0,
            reason=f"{QUESTION if one.asks else ANSWER} of an interview; {found.reason}",
        )
        for number, one in enumerate(found.exchanges, start=1)
    ]
    return said, [asking, answering]


def _is_question(text: str, one: Exchange) -> bool:
    return "?" in one.content[-1].cut(text)[-3:]

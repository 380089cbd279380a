"""The author's own words that load, doubt, speculate or insinuate.

Word lists find them (loaded.toml, mockery.toml, heat.toml, namecalling.toml, doubt.toml,
speculation.toml, insinuation.toml, exaggeration.toml); settings.py takes away what its context
makes plain. Nothing in quotation marks is the author's, but marks around a word of the author's
own keep it at arm's length: doubt.

Weak words (`bleak`, `tout`) judge only in company: where the same sentence has a strong one, or
where the author judges so often that the report is no plain news. Mild ones (`wrong`) have to be
heightened (`deeply wrong`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import cast

import msgspec

from onrecord.read.lists import load
from onrecord.read.sentences import sentences
from onrecord.read.voice.asking import question
from onrecord.read.voice.lexicon import MILD, STRONG, WEAK, Found, Lexicon, best
from onrecord.read.voice.line import Line
from onrecord.read.voice.quotes import quotations
from onrecord.read.voice.scare import scare_quotes
from onrecord.read.voice.settings import admitted
from onrecord.records import Attribution, Language, LanguageKind, Report, Span, Statement

LONGEST = 80  # code points of a mark
_FILES: tuple[tuple[LanguageKind, str], ...] = (
    ("loaded", "loaded.toml"),
    ("loaded", "mockery.toml"),
    ("loaded", "heat.toml"),
    ("name_calling", "namecalling.toml"),
    ("doubt", "doubt.toml"),
    ("speculation", "speculation.toml"),
    ("insinuation", "insinuation.toml"),
    ("exaggeration", "exaggeration.toml"),
)
_DOES: dict[str, str] = {
    "loaded": "judges while it tells",
    "name_calling": "is a name to run somebody down",
    "doubt": "casts doubt",
    "speculation": "guesses",
    "insinuation": "hints at more than is said",
    "exaggeration": "claims more than can be",
}
_OF_NAMING = frozenset({"loaded", "name_calling"})  # other kinds are what a cue is for: *doubts*
_OPINION = 1 / 250  # strong marks for each of the author's code points: past it, weak ones count
_FEWEST = 4  # strong marks that an opinion has at the least


_STRENGTHS = {"strong": STRONG, "weak": WEAK, "mild": MILD}
_VERY = frozenset(load("voicecontexts.toml")["heightening"]["words"].split())


def _lexicon() -> Lexicon:
    out = Lexicon()
    for kind, name in _FILES:
        for strength, lists in load(name).items():
            out.add(kind, _STRENGTHS[strength], lists)
    return out


LEXICON = _lexicon()


class _Owned(msgspec.Struct, frozen=True):
    """A span of the author's and the place of its statement."""

    span: Span
    statement: int
    naming: bool = False  # a source or a cue: how the author names who speaks, and how


def with_language(
    report: Report, statements: Sequence[Statement], attributions: Sequence[Attribution]
) -> list[Statement]:
    """The statements, with the author's loaded words marked.

    Most lie in statements of the author's voice. How the author names a source and how it speaks
    (*the lapdogs of the palace*, *sneered*) belongs to no statement: such a mark is given to the
    first one that is put to the source.
    """
    text = report.text
    owned = [
        _Owned(span, place)
        for place, one in enumerate(statements)
        if one.voice == "author"
        for span in one.spans
    ]
    owned += _naming(statements, attributions)
    owned.sort(key=lambda one: one.span)
    if not owned:
        return list(statements)
    marks = _marks(text, owned, attributions)
    out = list(statements)
    for place, found in marks.items():
        out[place] = msgspec.structs.replace(out[place], language=tuple(sorted(found, key=_start)))
    return out


def _naming(statements: Sequence[Statement], attributions: Sequence[Attribution]) -> list[_Owned]:
    """Sources and cues that stand in nobody else's content, and the statement of each."""
    first: dict[str, int] = {}
    for place, one in enumerate(statements):
        if one.attribution is not None:
            first.setdefault(one.attribution, place)
    said = sorted(span for one in attributions for span in one.content)
    reach: list[int] = []  # how far the contents up to each one go
    for span in said:
        reach.append(max(span.end, reach[-1] if reach else 0))
    out = []
    for put in attributions:
        for span in dict.fromkeys((*put.source, *put.cue)):
            before = bisect_right(said, Span(span.start, span.end)) - 1
            inside = before >= 0 and reach[before] >= span.end
            if put.id in first and not inside:
                out.append(_Owned(span, first[put.id], naming=True))
    return out


def _start(mark: Language) -> int:
    return mark.start


def _marks(
    text: str, owned: Sequence[_Owned], attributions: Sequence[Attribution]
) -> dict[int, list[Language]]:
    """The marks of each statement, by its place."""
    quoted = quotations(text)
    starts = [one.span.start for one in owned]
    cues = sorted(span.start for one in attributions for span in one.cue)
    out: dict[int, list[Language]] = {}
    weak: list[tuple[int, Language]] = []
    count = 0
    for sentence in sentences(text):
        lo = max(0, bisect_right(starts, sentence.start) - 1)
        here = [
            one
            for one in owned[lo : bisect_right(starts, sentence.end - 1)]
            if one.span.overlaps(sentence)
        ]
        if not here:
            continue
        line = Line(text, sentence.start, sentence.end)
        found = _in_sentence(line, here, quoted)
        if bisect_right(cues, sentence.start - 1) == bisect_right(cues, sentence.end):
            found += [
                (place, Language(span.start, span.end, "doubt", "quotation marks cast doubt"), True)
                for span in scare_quotes(line, quoted)
                for place in _owners(here, span, "doubt")
            ]
        company = any(strong and mark.kind != "speculation" for _, mark, strong in found)
        for place, mark, strong in found:
            count += strong and mark.kind != "speculation"
            if strong or company:
                out.setdefault(place, []).append(mark)
            else:
                weak.append((place, mark))
    length = sum(one.span.end - one.span.start for one in owned if not one.naming)
    if count >= max(_FEWEST, _OPINION * length):
        for place, mark in weak:
            out.setdefault(place, []).append(mark)
    return out


def _in_sentence(
    line: Line, here: Sequence[_Owned], quoted: Sequence[Span]
) -> list[tuple[int, Language, bool]]:
    """The marks of a sentence that lie in the author's spans, outside quotation marks.

    Each with the place of its statement, and whether it is strong.
    """
    found = best(_heightened(line, one) for one in admitted(line, list(LEXICON.find(line.low))))
    out: list[tuple[int, Language, bool]] = []
    end = -1
    asked = question(line)
    if asked is not None:
        found = [asked, *found]
    for one in found:
        span = _span(line, one)
        if one is asked:
            span = _cut(span, here)
        if one.strength == MILD or span.start < end or _overlaps(quoted, span):
            continue
        for place in _owners(here, span, one.kind):
            reason = f"“{span.cut(line.text)}” {_DOES[one.kind]}"
            mark = Language(span.start, span.end, cast(LanguageKind, one.kind), reason)
            out.append((place, mark, one.strength == STRONG))
            end = span.end
    return out


def _cut(span: Span, here: Sequence[_Owned]) -> Span:
    """As much of a question as lies in the span that it begins in."""
    for one in here:
        if one.span.start <= span.start < one.span.end:
            return Span(span.start, min(span.end, one.span.end))
    return span


def _heightened(line: Line, one: Found) -> Found:
    """A weak word made strong by the word before: `deeply damaging`."""
    before = one.first - 1
    if (
        one.strength == STRONG
        or one.first != one.last
        or before < 0
        or line.low[before] not in _VERY
    ):
        return one
    return one._replace(first=before, strength=STRONG)


def _span(line: Line, one: Found) -> Span:
    """Where a find stands, cut to whole words where it is too long for a mark."""
    start, last = line.places[one.first][0], one.last
    while last > one.first and line.places[last][1] - start > LONGEST:
        last -= 1
    return Span(start, min(line.places[last][1], start + LONGEST))


def _owners(here: Sequence[_Owned], span: Span, kind: str) -> list[int]:
    """The place of the statement that holds a span whole, if one does."""
    return [
        one.statement
        for one in here
        if one.span.covers(span) and (not one.naming or kind in _OF_NAMING)
    ][:1]


def _overlaps(quoted: Sequence[Span], span: Span) -> bool:
    at = bisect_right(quoted, Span(span.end, span.end)) - 1
    return at >= 0 and quoted[at].end > span.start

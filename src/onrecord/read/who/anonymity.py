"""Why a source has no name, where the report says so: `on condition of anonymity because ...`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from onrecord.read.late import Late
from onrecord.read.letters import small_text
from onrecord.read.lists import load
from onrecord.read.who.kinds import QUANTITIES, singular
from onrecord.read.who.phrases import Tokens, phrase
from onrecord.records import Attribution, Source, Span

_LISTS = load("justifications.toml")
_ANONYMITY = Late("|".join(_LISTS["anonymity"]))  # for small letters
_WHY = Late(
    r",? (?:because|for (?:\w+ )?reasons|for (?:his|her|their) (?:own )?safety|as|since|so that"
    r"|citing|owing to|due to|for fear|fearing|to|out of|in order to"
    r"|given)\b",
    re.IGNORECASE,
)


# One of these is in every such stretch.
_TRIGGERS = frozenset(
    [
        "anonymity",
        "anonymously",
        "anonymous",
        "named",
        "identified",
        "quoted",
        "authorised",
        "authorized",
        "allowed",
        "permitted",
        "cleared",
        "background",
        "record",
        "withheld",
        "printed",
        "published",
        "disclosed",
        "revealed",
        "kept",
        "omitted",
        "changed",
        "protected",
        "concealed",
        "print",
        "publish",
        "identify",
        "disclose",
        "reveal",
        "withholding",
        "used",
        "known",
        "fear",
        "fears",
        "feared",
        "fearing",
    ]
)
_ALL = frozenset(("both", "neither", "all", "each"))  # of those who spoke before
_BEFORE = 160  # code points before such a word where a stretch may begin
# After `not authorised to speak`: publicly, to the press, about the talks.
_TAIL = Late(
    r"(?: (?:publicly|openly|freely|on the record|by name"
    r"|(?:to|with) (?:the )?(?:media|press|reporters|journalists|public)"
    r"|(?:about|on|the|it|such) [\w’' -]{1,40}?(?=[.,;:”\"]| because\b| said\b| told\b)))+"
)


def with_held_names(
    doc: Tokens, sources: Sequence[Source], attributions: Sequence[Attribution]
) -> dict[str, list[Span]]:
    """Source id to the stretches that say why it has no name.

    A stretch belongs to the source of an attribution in its sentence, or to the source that the
    sentence has for its subject: `The two officials spoke on condition of anonymity`.
    """
    found = anonymity(doc)
    out: dict[str, list[Span]] = {}
    if not found:
        return out
    nameless = {s.id: s for s in sources if s.grade in ("anonymous", "official", "collective")}
    items = [
        (min(s.start for s in (*a.source, *a.cue)), a)
        for a in attributions
        if a.source_id in nameless and a.cue
    ]
    items.sort(key=lambda pair: pair[0])
    starts = [at for at, _ in items]
    mentions = sorted((m.start, m.end, s.id) for s in nameless.values() for m in s.mentions)
    for span in found:
        key = _whose(doc, span, items, starts, nameless, mentions)
        if key is not None:
            out.setdefault(key, []).append(span)
    return out


def _whose(
    doc: Tokens,
    span: Span,
    items: Sequence[tuple[int, Attribution]],
    starts: Sequence[int],
    nameless: dict[str, Source],
    mentions: Sequence[tuple[int, int, str]],
) -> str | None:
    k = doc.at(span.start)
    first, stop = doc.sentence(k)
    begin, end = doc.items[first].start, doc.items[stop - 1].end
    around = bisect_right(mentions, (span.start, span.end, "")) - 1
    for _, stopped, key in mentions[max(0, around - 3) : around + 1]:
        if span.start < stopped:
            return key
    at = bisect_right(starts, end)
    here = [a for _, a in items[max(0, at - 8) : at] if any(begin <= s.start < end for s in a.cue)]
    outside = [a for a in here if not any(c.overlaps(span) for c in a.content)]
    subject = phrase(doc, first, k, QUANTITIES) if first < k else None
    head = singular(subject.words[-1]) if subject and subject.words else ""
    if outside:
        return min(outside, key=lambda a: abs(a.cue[0].start - span.start)).source_id
    before = [a for _, a in items[max(0, at - 12) : at]]
    for item in reversed(before):
        source = nameless[item.source_id or ""]
        if (
            head in ("he", "she", "they")
            or doc.items[first].low in _ALL
            or head in {singular(w) for w in source.name.lower().split()}
        ):
            return source.id
    return None


def anonymity(doc: Tokens) -> list[Span]:
    """The stretches of a text that say why a source has no name, with the reason where given."""
    out: list[Span] = []
    for at in sorted(k for word in _TRIGGERS for k in doc.places.get(word, ())):
        if out and doc.items[at].start < out[-1].end:
            continue
        first, stop = doc.sentence(at)
        begin = max(
            doc.items[first].start, doc.items[at].start - _BEFORE, out[-1].end if out else 0
        )
        match = _ANONYMITY.search(
            small_text(doc.text), begin, min(doc.items[stop - 1].end, begin + 2 * _BEFORE)
        )
        if match is None:
            continue
        k = doc.at(match.start())
        last = stop
        while last > k + 1 and not doc.items[last - 1].word:
            last -= 1
        tail = _TAIL.match(doc.text, match.end())
        end = tail.end() if tail else match.end()
        why = _WHY.match(doc.text, end)
        if why and doc.items[last - 1].end > why.end():
            end = _reason_end(doc, doc.at(why.end()), last)
        out.append(Span(match.start(), end))
    return out


def _reason_end(doc: Tokens, first: int, last: int) -> int:
    """Where the reason for keeping back a name ends: at a comma or quotation, or the sentence."""
    for k in range(first, last):
        if doc.items[k].text in ',;“"”—' and k > first + 1:
            return doc.items[k - 1].end
    return doc.items[last - 1].end

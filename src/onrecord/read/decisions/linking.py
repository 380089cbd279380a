"""Which decision words on oversight belong to, and which tellings are of one decision."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from onrecord.read.decisions.acts import AGAIN, LISTS, Act, comes_back
from onrecord.read.decisions.watching import Seen
from onrecord.read.how.concerning import stems
from onrecord.read.lists import load
from onrecord.read.positions.holders import Holders
from onrecord.read.positions.scene import Sentence
from onrecord.records import Span, Time

_BODIES = frozenset(LISTS["oversight"]["bodies"])
_COUNTRIES: dict[str, str] = LISTS["oversight"]["countries"]
_STATES: dict[str, list[str]] = {k.lower(): v for k, v in load("states.toml")["states"].items()}
_FAR = 3  # sentences back that oversight in a sentence of its own may be of


class Draft(msgspec.Struct):
    """A decision in the making."""

    act: Act
    sentence: int
    decider: str
    spans: tuple[Span, ...]
    what: str | None
    when: Time | None
    through: tuple[str, ...]
    matter: set[str]
    reason: str
    seen: list[tuple[str, Span]] = msgspec.field(default_factory=list)
    near: set[str] = msgspec.field(default_factory=set)  # what its own sentence says of oversight


def of_it(sentence: Sentence) -> bool:
    """Whether the object is an earlier decision: `the committee approved my order`."""
    low = [w.low for w in sentence.words]
    return any(
        a in ("my", "his", "her", "its", "their", "the", "this", "that") and b in AGAIN
        for a, b in pairwise(low)
    )


def contrasted(sentence: Sentence, one: Draft, seen: Seen) -> bool:
    """Whether another deed stands between: `whereas Roe laid his before no one`."""
    between = {w.low for w in sentence.words[one.act.end : seen.at]}
    return not between.isdisjoint(("whereas", "unlike", "while"))


def words_of(sentence: Sentence, seen: Seen) -> Span:
    """The span of words on oversight."""
    words = sentence.words
    return Span(words[seen.at].start, words[min(seen.end, len(words)) - 1].end)


def nearest(
    sentence: Sentence, here: Sequence[Draft], seen: Seen, holders: Holders
) -> Draft | None:
    """The decision of a sentence that its words on oversight belong to: the nearest one."""
    fits = [one for one in here if not is_itself(holders, one, seen, True)]
    before = [one for one in fits if one.act.at < seen.at]
    return before[-1] if before else fits[0] if fits else None


def is_itself(holders: Holders, one: Draft, seen: Seen, here: bool) -> bool:
    """Whether the one who decides is the one who oversees: `the senate approved`."""
    if seen.kind == "none":
        return False
    if here and seen.at <= one.act.at < seen.end:
        return True
    source = holders.known.get(one.decider)
    own = source is not None and seen.body in source.name.casefold().split()
    return own or (
        seen.body == "vote"
        and source is not None
        and bool(_BODIES & set(source.name.casefold().split()))
    )


def attach(
    text: str,
    parts: Sequence[Sentence],
    drafts: Sequence[Draft],
    number: int,
    seen: Seen,
    holders: Holders,
) -> None:
    """Gives oversight that a sentence of its own tells to the decision that it comes back to."""
    sentence = parts[number]
    noun = comes_back(sentence.words)
    said = stems(sentence.span.cut(text))
    opens = _opening(sentence, holders)
    best: tuple[float, Draft] | None = None
    main: Draft | None = None
    for one in drafts:
        far = number - one.sentence
        own = opens is not None and opens == one.decider
        if (
            one.near - {seen.kind}
            or far == 0
            or far < -1
            or (far > _FAR and noun is None and not own and not seen.alone)
            or is_itself(holders, one, seen, False)
        ):
            continue
        shared = len(said & one.matter) + (noun is not None and noun[:5] in one.reason.lower())
        if far == -1 and not shared:
            continue
        same = _polity(text, holders, one, seen.body)
        if not own and seen.alone and seen.kind == "none" and noun is None and far > _FAR:
            main = main or one  # what is told first is what a report is about
            continue
        if not (own or shared or same) and ((noun is None and far > 1) or far > _FAR):
            continue
        score = (
            4 * own
            + 1.5 * shared
            + 3 * same
            - (0.5 * far if far > 0 else 1) * (0.2 if far > _FAR else 1)
        )
        if (
            best is None
            or score > best[0]
            or (score == best[0] and one.sentence > best[1].sentence)
        ):
            best = score, one
    if best is None and main is not None:
        main.seen.append((seen.kind, words_of(sentence, seen)))
    if best is not None:
        best[1].seen.append((seen.kind, words_of(sentence, seen)))


def _opening(sentence: Sentence, holders: Holders) -> str | None:
    """The decider whom a sentence begins with: of `the board heard no witness`, the board."""
    words = sentence.words
    if len(words) < 3 or words[0].low not in ("the", "its", "his", "her"):
        return holders.starting(words, 0) if words else None
    return holders.starting(words, 0) or holders.known.find(Span(words[0].start, words[1].end))


def _polity(text: str, holders: Holders, one: Draft, body: str) -> bool:
    """Whether a body and a decider are of one country: `congressional` and the US president."""
    country = _COUNTRIES.get(body)
    source = holders.known.get(one.decider)
    if country is None or source is None:
        return False
    told = " ".join(
        [
            source.role or "",
            source.affiliation or "",
            *(m.cut(text)[:80] for m in source.mentions[:12]),
        ]
    )
    words = set(told.casefold().replace(".", "").split())
    return country in told.casefold() or any(w in words for w in _STATES.get(country, ()))


def joined_drafts(drafts: Sequence[Draft]) -> list[Draft]:
    """One draft a decider and matter; spans, oversight and time of all that tell of it."""
    kept: list[Draft] = []
    for one in drafts:
        same = next((k for k in reversed(kept) if k.decider == one.decider and _same(k, one)), None)
        if same is None:
            kept.append(one)
            continue
        fresh = tuple(s for s in one.spans if not any(s.overlaps(o) for o in same.spans))
        same.spans = (*same.spans, *fresh)
        same.seen.extend(one.seen)
        same.near |= one.near
        same.when = same.when or one.when
        same.through = same.through or one.through
        same.matter = same.matter | one.matter
    return kept


def _same(one: Draft, other: Draft) -> bool:
    if any(a.overlaps(b) for a in one.spans for b in other.spans):
        return True
    shared = len(one.matter & other.matter)
    least = min(len(one.matter), len(other.matter))
    if other.act.noun or other.act.passive:
        return shared >= 1 or least == 0
    return shared >= 2 and shared * 2 >= least

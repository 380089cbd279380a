"""Says of each source what it is and how answerable, and why the report listens to it.

Fills grade, kind, role and affiliation of sources and the justification of attributions; what is
known already stays. Each comes with the words or the rule that it was read by.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from onrecord.read.who import justifications, rolephrases, roles
from onrecord.read.who.anonymity import with_held_names
from onrecord.read.who.countries import country_of
from onrecord.read.who.grades import grade_of
from onrecord.read.who.justifications import Why
from onrecord.read.who.kinds import (
    PLAIN_NAME,
    QUANTITIES,
    is_person_word,
    is_plural,
    kind_of,
)
from onrecord.read.who.people import Person, person_of
from onrecord.read.who.phrases import PRONOUNS, Phrase, Tokens, phrase
from onrecord.read.who.shownames import shown_name
from onrecord.read.who.titles import with_titles
from onrecord.read.who.titlewords import HONORIFICS
from onrecord.read.who.unattributed import added_hearsay, with_unattributed
from onrecord.records import Attribution, Grade, Report, Source, SourceKind, Span

_MOST_SPANS = 2  # clauses about its source on one attribution
_MOST_MENTIONS = 20  # of a source that are looked at
_NEAR = 400  # code points between an attribution and a sentence about its source
_TOLD = ("told", "interview with", "obtained by", "seen by", "reviewed by", "email to")
_RELATIVE = frozenset(["who", "which", "that", "whose", "whom"])
_LONE = frozenset(["he", "she", "him", "her", "his"])


def described(
    report: Report, sources: Sequence[Source], attributions: Sequence[Attribution]
) -> tuple[list[Source], list[Attribution]]:
    """The sources and attributions with all that can be said of the sources.

    A source without a name that is called by hearsay alone (`allegedly`) is added, graded
    ``unattributed``, with the temporary id ``new-unattributed``.
    """
    doc = Tokens(report.text)
    sources, attributions = with_titles(doc, sources, attributions)
    attributions = [*attributions, *added_hearsay(doc, attributions)]
    out: list[Source] = []
    told: dict[str, list[Why]] = {}
    about: dict[str, list[Span]] = {}
    taken = sorted({s for a in attributions for s in (*a.cue, *a.content)})
    limits = [doc.at(s.start) for s in taken]
    for source in sources:
        made, told[source.id] = _describe(doc, source, limits)
        places = [(doc.at(m.start), doc.at(m.end)) for m in source.mentions[:_MOST_MENTIONS]]
        about[source.id] = list(justifications.about_sentences(doc, places, taken))
        out.append(made)
    held = with_held_names(doc, out, attributions)
    out = [_nameless(s, held.get(s.id, [])) for s in out]
    out = _with_pronouns(out)
    justified = [
        justifications.justified(
            doc,
            a,
            told.get(a.source_id or "", []),
            about.get(a.source_id or "", []),
            held.get(a.source_id or "", []),
        )
        for a in attributions
    ]
    return with_unattributed(report.text, out, justified)


def _nameless(source: Source, held: Sequence[Span]) -> Source:
    """A source whose name the report keeps back is anonymous, whatever its office."""
    if (
        not held
        or source.grade not in ("official", "collective")
        or source.kind not in ("person", "group")
    ):
        return source
    reasons = {**source.reasons, "grade": "the report says why it gives no name"}
    return msgspec.structs.replace(source, grade="anonymous", reasons=reasons)


def _with_pronouns(sources: Sequence[Source]) -> list[Source]:
    """A lone `he` or `she` has the grade of the person last mentioned before it.

    The two stay two; only how answerable the speaker is can be told.
    """
    people = sorted(
        (m.start, k)
        for k, s in enumerate(sources)
        if s.kind == "person" and s.grade not in (None, "author")
        for m in s.mentions
    )
    out = []
    for source in sources:
        lone = source.name.lower() in _LONE and source.grade is None and bool(source.mentions)
        if lone:
            reasons = dict(source.reasons)
            grade: Grade | None = None
            at = source.mentions[0].start
            last = bisect_left(people, (at, 0)) - 1
            if last >= 0 and at - people[last][0] < _NEAR:
                nearest = sources[people[last][1]]
                grade = nearest.grade
                reasons["grade"] = f"a pronoun, and “{nearest.name}” the last person before it"
            source = msgspec.structs.replace(source, kind="person", grade=grade, reasons=reasons)
        out.append(source)
    return out


def _phrases(doc: Tokens, source: Source) -> list[Phrase]:
    """The noun phrases of a source's mentions, without its pronouns."""
    out = []
    for span in source.mentions[:_MOST_MENTIONS]:
        first, stop = doc.at(span.start), doc.at(span.end)
        if first >= stop:
            continue
        made = phrase(doc, first, stop, QUANTITIES)
        if made is None or (len(made.words) == 1 and made.words[0] in PRONOUNS and not made.lead):
            continue
        out.append(made)
    return out


def _describe(doc: Tokens, source: Source, limits: Sequence[int]) -> tuple[Source, list[Why]]:
    """A source with its fields, and the spans that say why to listen to it."""
    if source.grade == "author":
        return source, []
    phrases = _phrases(doc, source)
    country = country_of(doc, source) if source.kind in (None, "person") else ""
    if country:
        source = msgspec.structs.replace(source, kind="state")
    person = None if country else person_of(doc, source, phrases)
    if not phrases and person is None:
        phrases = _antecedent(doc, source)
    reasons = dict(source.reasons)
    kind: SourceKind | None
    grade: Grade | None
    if person is not None:
        kind, why = source.kind or "person", "a person's name"
        grade, how = source.grade or "named", f"the name “{person.name}”"
    else:
        kind, why, grade, how = _by_phrases(source, phrases)
    if country:
        kind, why, grade, how = "state", f"a country: {country}", "collective", "a state"
    if why == PLAIN_NAME and _is_told(doc, phrases):
        kind, why, grade, how = "outlet", "others told it", "collective", "an outlet"
    if kind and (country or source.kind != kind):
        reasons["kind"] = why
    if grade and not source.grade:
        reasons["grade"] = how
    role, told = _role(doc, phrases, person, kind, grade, limits)
    name = source.name
    if person is not None and person.name != source.name:
        name = person.name
        reasons["name"] = person.reason
    elif person is None and phrases:
        name = shown_name(name, phrases)
        if name.lower() != source.name.lower():
            reasons["name"] = "the whole name in the phrase"
    if role.role and not source.role:
        reasons["role"] = role.reason
    if role.affiliation and not source.affiliation:
        reasons["affiliation"] = role.reason
    made = msgspec.structs.replace(
        source,
        name=name,
        kind=kind,
        grade=grade,
        role=source.role or role.role,
        affiliation=source.affiliation or role.affiliation,
        reasons=reasons,
    )
    return made, told


def _by_phrases(
    source: Source, phrases: Sequence[Phrase]
) -> tuple[SourceKind | None, str, Grade | None, str]:
    kind, why = source.kind, ""
    grade, how = source.grade, ""
    if source.kind == "person" and not phrases:
        return kind, why, grade, how
    for made in phrases:
        found, word = kind_of(made)
        if word == PLAIN_NAME and HONORIFICS & set(made.words) and kind is None:
            # `Mr Corran and Ms Venn`, whom no head of the model has as one person
            several = "and" in made.words or made.joined
            return ("group" if several else "person"), word, grade or "named", "names of people"
        if source.kind == "group" or (found is None and source.kind == "person"):
            found = source.kind
        if found is None:
            continue
        if kind is None or (kind == "person" != found and not source.grade):
            kind, why = found, word
        if source.grade is None:
            graded, said = grade_of(made, found)
            if grade is None or (graded == "anonymous" and grade != "named"):
                grade, how = graded, said
    return kind, why, grade, how


def _is_told(doc: Tokens, phrases: Sequence[Phrase]) -> bool:
    """Whether sources speak to a name that is otherwise unknown: `told the Lampwick`."""
    for made in phrases:
        for k in doc.places.get(made.words[-1], ())[:_MOST_MENTIONS]:
            first = k - (made.head - made.begin)
            first -= first > 0 and doc.items[first - 1].low == "the"
            before = " ".join(i.low for i in doc.items[max(0, first - 2) : first])
            if doc.items[k].capital and before.endswith(_TOLD):
                return True
    return False


def _antecedent(doc: Tokens, source: Source) -> list[Phrase]:
    """What a relative pronoun stands for: the noun phrase right before it."""
    for span in source.mentions:
        low = span.cut(doc.text).lower()
        if low not in _RELATIVE:
            continue
        at = doc.at(span.start)
        last = at
        while last > 0 and doc.items[last - 1].text == ",":
            last -= 1
        first = last
        while first > 0 and last - first < 10 and not doc.begins[first]:
            item = doc.items[first - 1]
            if not item.word or item.low in roles.CLOSED:
                break
            first -= 1
        made = phrase(doc, first, last, QUANTITIES) if first < last else None
        if made is not None and kind_of(made)[1] != PLAIN_NAME:
            return [made]
    return []


def _role(
    doc: Tokens,
    phrases: Sequence[Phrase],
    person: Person | None,
    kind: SourceKind | None,
    grade: Grade | None,
    limits: Sequence[int],
) -> tuple[rolephrases.Role, list[Why]]:
    """The role and affiliation, and what else the text around the source's mentions says of it."""
    if person is not None:
        return _role_of_person(doc, phrases, person, limits)
    best = rolephrases.Role(None, None, 0, 0, "")
    told: list[Why] = []
    for made in phrases:
        wanted = grade in ("anonymous", "official") and kind in ("person", "group")
        if wanted and best.role is None and is_person_word(made.words[-1]):
            if is_plural(made):
                found = rolephrases.of_group(doc, made)
            else:
                found = rolephrases.in_phrase(doc, made.begin, made.stop)
            best = found or best
        limit = _limit(doc, made.head + 1, made.stop, limits)
        told += justifications.after_head(doc, made.head + 1, made.stop, limit, kind)
    return best, told


def _role_of_person(
    doc: Tokens, phrases: Sequence[Phrase], person: Person, limits: Sequence[int]
) -> tuple[rolephrases.Role, list[Why]]:
    role: str | None = None
    place: str | None = None
    reason = ""
    told: list[Why] = []
    ends = [(p.first, p.stop) for p in phrases]
    for first, stop in person.places:
        before, after = roles.before_name(doc, first), roles.after_name(doc, stop)
        for found in (before, after):
            if found is None:
                continue
            if role is None and found.role:
                role, reason, place = found.role, found.reason, found.affiliation or place
            if found.role is None or found.role == role:
                place = place or found.affiliation
                reason = reason or found.reason
        mention = max((e for b, e in ends if b <= first < e), default=stop)
        known = (after.first, after.stop) if after and after.role else None
        if before and before.reason == roles.WITH_COMMA and before.stop - before.first > 2:
            told.append(Why(doc.span(before.first, before.stop), True))
        limit = _limit(doc, stop, mention, limits)
        told += justifications.after_head(doc, stop, mention, limit, "person", known)
    return rolephrases.Role(role, place, 0, 0, reason), told


def _limit(doc: Tokens, at: int, stop: int, limits: Sequence[int]) -> int:
    """The first word of a cue or content from word ``at`` on; inside a mention none is one."""
    k = bisect_left(limits, max(at, stop))
    return limits[k] if k < len(limits) else len(doc)

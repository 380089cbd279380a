"""Says of each source what it is and how answerable, and why the report listens to it.

Fills grade, kind, role and affiliation of sources and the justification of attributions; what is
known already stays. Each comes with the words or the rule that it was read by.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from onrecord.read.lists import load
from onrecord.read.who import justifications, rolephrases, roles
from onrecord.read.who.anonymity import with_held_names
from onrecord.read.who.bodynames import name_shown
from onrecord.read.who.grades import grade_of
from onrecord.read.who.inside import People, named_inside, several_people
from onrecord.read.who.justifications import Why
from onrecord.read.who.kinds import (
    PLAIN_NAME,
    QUANTITIES,
    is_person_word,
    is_plural,
    kind_of,
)
from onrecord.read.who.lone import with_lone
from onrecord.read.who.owners import publisher, with_owners
from onrecord.read.who.people import Person, person_of
from onrecord.read.who.phrases import PRONOUNS, Phrase, Tokens, phrase, tokens_in
from onrecord.read.who.shownames import shown_name
from onrecord.read.who.titles import with_titles
from onrecord.read.who.titlewords import HONORIFICS
from onrecord.read.who.unattributed import added_hearsay, with_unattributed
from onrecord.read.who.uses import by_use
from onrecord.records import Attribution, Grade, Name, Report, Source, SourceKind, Span

_MOST_MENTIONS = 20  # of a source that are looked at
_TOLD = ("told", "interview with", "obtained by", "seen by", "reviewed by", "email to")
_RANKS = frozenset(load("roles.toml")["ranks"])
_RELATIVE = frozenset(["who", "which", "that", "whose", "whom"])
_SHORT_ROLE = 9  # words of a role that is kept whole behind a rank
_SURE_OF_NAME = 0.8


def described(
    report: Report,
    sources: Sequence[Source],
    attributions: Sequence[Attribution],
    names: Sequence[Name] = (),
) -> tuple[list[Source], list[Attribution]]:
    """The sources and attributions with all that can be said of the sources.

    ``names`` are those that the encoder found in the text.

    A source without a name that is called by hearsay alone (`allegedly`) is added, graded
    ``unattributed``, with the temporary id ``new-unattributed``.
    """
    doc = tokens_in(report.text)
    people = People(report.text, names, _SURE_OF_NAME)
    sources, attributions = with_titles(doc, sources, attributions)
    attributions = [*attributions, *added_hearsay(doc, attributions)]
    out: list[Source] = []
    told: dict[str, list[Why]] = {}
    about: dict[str, list[Span]] = {}
    its: dict[str, int | None] = {}
    taken = sorted({s for a in attributions for s in (*a.cue, *a.content)})
    # `the League, which argues that ...` goes on over its own cue
    limits = sorted(
        doc.at(s.start)
        for a in attributions
        if not any(m.cut(report.text).lower() in _RELATIVE for m in a.source)
        for s in (*a.cue, *a.content)
    )
    for source in sources:
        made, told[source.id], its[source.id] = _describe(doc, source, limits, people)
        places = [(doc.at(m.start), doc.at(m.end)) for m in source.mentions[:_MOST_MENTIONS]]
        about[source.id] = list(justifications.about_sentences(doc, places, taken))
        out.append(made)
    held = with_held_names(doc, out, attributions)
    out = [_nameless(s, held.get(s.id, [])) for s in out]
    out = with_lone(doc, with_owners(doc, out, its))
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


def _describe(
    doc: Tokens, source: Source, limits: Sequence[int], people: People
) -> tuple[Source, list[Why], int | None]:
    """A source with its fields, and the spans that say why to listen to it.

    The number is that of the word `its` before the role, where that is whose it is.
    """
    if source.grade == "author":
        return source, [], None
    phrases = _phrases(doc, source)
    source, use = by_use(doc, source, phrases, people)
    person = None if source.kind in ("state", "body") else person_of(doc, source, phrases)
    if person is None and source.kind is None:
        person = _inside(doc, phrases, people)
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
    if source.kind == "state" and use:
        kind, why, grade, how = "state", f"a country: {use}", "collective", "a state"
    elif source.kind == "body" and use:
        grade = source.grade or ("collective" if kind in ("state", "outlet") else "official")
        kind = kind if kind in ("state", "outlet") else "body"
        why, how = f"a body: {use}", f"a {kind}"
    if (
        person is None
        and source.kind is None
        and any(several_people(doc, p, people) for p in phrases)
    ):
        kind, why, grade, how = "person", "two people by name", "named", "names of people"
    if why == PLAIN_NAME and _is_told(doc, phrases):
        kind, why, grade, how = "outlet", "others told it", "collective", "an outlet"
    if grade == "anonymous" and kind in ("body", "state", "outlet") and not source.grade:
        grade, how = ("official" if kind == "body" else "collective"), f"a {kind}"
    if kind and (use or source.kind != kind):
        reasons["kind"] = why
    if grade and not source.grade:
        reasons["grade"] = how
    role, told = _role(doc, phrases, person, kind, grade, limits)
    name = source.name
    if person is not None and person.name != source.name:
        name = person.name
        reasons["name"] = person.reason
    elif person is None and phrases:
        name = name_shown(doc, shown_name(name, phrases), kind, phrases)
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
    owned = role.role and not made.affiliation and role.first < role.stop
    its = role.first if owned and doc.items[role.first].low in ("its", "their") else None
    return made, told, its


def _inside(doc: Tokens, phrases: Sequence[Phrase], people: People) -> Person | None:
    """The person whose name stands inside the phrases: `one delegate, Kelly Roe`."""
    for made in phrases:
        if found := named_inside(doc, made, people):
            return Person(doc.cut(*found), (found,), "the name in the phrase")
    return None


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
            return "person", word, grade or "named", "names of people"
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
    if kind == "document" and (whose := publisher(doc, phrases)):
        best = rolephrases.Role(None, whose, 0, 0, "whose document it is")
    return best, told


def _role_of_person(
    doc: Tokens, phrases: Sequence[Phrase], person: Person, limits: Sequence[int]
) -> tuple[rolephrases.Role, list[Why]]:
    role: str | None = None
    place: str | None = None
    reason = ""
    stretch = (0, 0)
    told: list[Why] = []
    ends = [(p.first, p.stop) for p in phrases]
    for first, stop in person.places:
        before, after = roles.before_name(doc, first), roles.after_name(doc, stop)
        for found in (before, after):
            if found is None:
                continue
            if role and found.role and found is after and role.lower() in _RANKS:
                if found.role.lower() not in role.lower():  # General Roe, chief of the air staff
                    short = found.stop - found.first <= _SHORT_ROLE
                    whole = doc.cut(found.first, found.stop) if short else found.role
                    role, place = f"{role}, {whole}", place or found.affiliation
                    reason = f"{reason} and {found.reason}"
            elif role is None and found.role:
                role, reason, place = found.role, found.reason, found.affiliation or place
                stretch = (found.first, found.stop)
            if found.role is None or found.role == role:
                place = place or found.affiliation
                reason = reason or found.reason
        mention = max((e for b, e in ends if b <= first < e), default=stop)
        known = (after.first, after.stop) if after and after.role else None
        if before and before.role and before.reason != roles.WITH_COMMA:
            before = roles.before_title(doc, before.first)
        if before and before.reason == roles.WITH_COMMA and before.stop - before.first > 2:
            told.append(Why(doc.span(before.first, before.stop), True))
        limit = _limit(doc, stop, mention, limits)
        told += justifications.after_head(doc, stop, mention, limit, "person", known)
    return rolephrases.Role(role, place, *stretch, reason), told


def _limit(doc: Tokens, at: int, stop: int, limits: Sequence[int]) -> int:
    """The first word of a cue or content from word ``at`` on; inside a mention none is one."""
    k = bisect_left(limits, max(at, stop))
    return limits[k] if k < len(limits) else len(doc)

"""Says who the speakers of a transcript are, from what the document itself states.

Labels are one speaker's when they agree without case, accents and full stops; when one is the
other's bare last name; or when they differ by one letter in a name of five or more, the odd one
comes once, the other three times or more, and no one of the odd name is mentioned otherwise.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

import msgspec

from onrecord.read.edges import apart
from onrecord.read.transcripts.names import Named, Words, full_names, office_holders, words_of
from onrecord.read.transcripts.transcript import (
    GROUPS,
    HONORIFICS,
    OFFICE_PARTS,
    OFFICES,
    Turn,
    names_nobody,
    plain,
)
from onrecord.records import Attribution, Source, Span

_OFTEN = 3  # times that a label stands before a misprint of it is believed
_SHORTEST_TYPO = 5  # letters of a name that may hold a misprint


class Speaker(msgspec.Struct, frozen=True):
    """Who has the word under some labels of a transcript.

    ``turns`` are indices. ``name`` is None where the document does not say, and ``reason`` says why
    or where it was found. ``mentions`` are the labels and the full names in the text, in order.
    """

    labels: tuple[str, ...]
    turns: tuple[int, ...]
    name: str | None
    role: str | None
    mentions: tuple[Span, ...]
    reason: str


class _Label(msgspec.Struct, frozen=True):
    """A label taken apart: ``title`` and ``name`` are plain words; ``role`` is behind a comma."""

    key: str
    title: tuple[str, ...]
    name: tuple[str, ...]
    role: str | None = None


def speakers(text: str, title: str | None, turns: Sequence[Turn]) -> list[Speaker]:
    """The speakers in order of their first turn."""
    title = title or ""
    body, heading = words_of(text), words_of(title.title() if title.isupper() else title)
    labels = [_label(turn.text) for turn in turns]
    groups = _groups(labels, body, turns)
    out = []
    for members in groups:
        fullest = max((labels[at] for at in members), key=_fullness)
        name, role, found, reason = _who(fullest, heading, body, labels)
        spans = {turns[at].label for at in members} | {one.span for one in found}
        out.append(
            Speaker(
                labels=tuple(dict.fromkeys(turns[at].text for at in members)),
                turns=tuple(members),
                name=name,
                role=role,
                mentions=apart(spans),
                reason=reason,
            )
        )
    return out


def _fullness(label: _Label) -> tuple[bool, int, int]:
    """Orders one speaker's labels: one that names nobody says so for its misprints too."""
    return not label.name and not label.title, len(label.name), len(label.title)


def turn_attributions(
    text: str, title: str | None, turns: Sequence[Turn]
) -> tuple[list[Attribution], list[Source]]:
    """Each turn in which something is said, put to its speaker; and the speakers as sources.

    Ids count from 1 within each list: `a1`, `s1`. Grades are left open.
    """
    sources = []
    attributions = dict[int, Attribution]()
    for number, speaker in enumerate(speakers(text, title, turns), start=1):
        first = plain(speaker.labels[0])
        sources.append(
            Source(
                id=f"s{number}",
                name=speaker.name or speaker.labels[0],
                kind="group" if first in GROUPS else "person",
                role=speaker.role,
                mentions=speaker.mentions,
            )
        )
        for at in speaker.turns:
            turn = turns[at]
            attributions[at] = Attribution(
                id="",
                source=(turn.label,),
                cue=(turn.colon,) if turn.colon else (),
                content=turn.content,
                source_id=f"s{number}",
                confidence=1.0,
                reason=f"speaker label; {speaker.reason}",
            )
    said = [attributions[at] for at in sorted(attributions) if attributions[at].content]
    return [_numbered(one, number) for number, one in enumerate(said, start=1)], sources


def _numbered(one: Attribution, number: int) -> Attribution:
    return Attribution(
        id=f"a{number}",
        source=one.source,
        cue=one.cue,
        content=one.content,
        source_id=one.source_id,
        confidence=one.confidence,
        reason=one.reason,
    )


def _label(label: str) -> _Label:
    key, _, role = plain(label).partition(",")
    words = key.split()
    if names_nobody(key):
        return _Label(key, (), ())
    at = int(words[0] == "the")
    while at < len(words) and (
        words[at] in HONORIFICS or words[at] in OFFICES or words[at] in OFFICE_PARTS
    ):
        at += 1
    return _Label(key, tuple(words[:at]), tuple(words[at:]), role.strip().title() or None)


def _groups(labels: Sequence[_Label], body: Words, turns: Sequence[Turn]) -> list[list[int]]:
    """Indices of turns, one list a speaker."""
    times = Counter(label.key for label in labels)
    known = {label.key: label for label in labels}
    starts = [span.start for span in body.spans]
    in_labels = {
        at
        for turn in turns
        for at in range(bisect_left(starts, turn.label.start), bisect_left(starts, turn.label.end))
    }
    elsewhere = {word for at, word in enumerate(body.flat) if at not in in_labels}
    homes = {key: _home(label, known, times, elsewhere) for key, label in known.items()}
    out: dict[str, list[int]] = {}
    for at, label in enumerate(labels):
        home = homes[label.key]
        out.setdefault(homes.get(home, home), []).append(at)
    return list(out.values())


def _home(label: _Label, known: dict[str, _Label], times: Counter[str], elsewhere: set[str]) -> str:
    """The key of the label that this one stands for: mostly its own."""
    if len(label.name) == 1 and not label.title:
        fuller = [
            key
            for key, other in known.items()
            if key != label.key and other.name and other.name[-1] == label.name[0]
        ]
        if len(fuller) == 1:
            return fuller[0]
    if times[label.key] == 1:
        meant = [
            key
            for key, other in known.items()
            if times[key] >= _OFTEN and _is_misprint(label.key, key, elsewhere)
        ]
        if len(meant) == 1:
            return meant[0]
    return label.key


def _is_misprint(odd: str, key: str, elsewhere: set[str]) -> bool:
    one, other = odd.split(), key.split()
    differing = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
    if len(one) != len(other) or len(differing) != 1:
        return False
    wrong, right = differing[0]
    return (
        min(len(wrong), len(right)) >= _SHORTEST_TYPO
        and wrong.isalpha()
        and wrong not in elsewhere
        and wrong + "s" != right
        and right + "s" != wrong
        and _one_letterapart(wrong, right)
    )


def _one_letterapart(one: str, other: str) -> bool:
    """Whether one letter put in, left out, changed, or swapped with the next makes them equal."""
    at = next((k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if at is None:
        return abs(len(one) - len(other)) == 1
    swapped = one[:at] + one[at + 1 : at + 2] + one[at : at + 1] + one[at + 2 :]
    return (
        one[at + 1 :] == other[at + 1 :]
        or one[at + 1 :] == other[at:]
        or one[at:] == other[at + 1 :]
        or swapped == other
    )


def _who(
    label: _Label, heading: Words, body: Words, labels: Sequence[_Label]
) -> tuple[str | None, str | None, list[Named], str]:
    """Name, role, where the text gives the name, and the reason."""
    if not label.name and not label.title:
        return None, None, [], "the label names nobody"
    office = tuple(word for word in label.title if word not in HONORIFICS and word != "the")
    said_role = " ".join(office).title() or None
    family: Sequence[str] = label.name
    if not family:
        holders = _holders(office, heading, body, labels)
        if len(holders) != 1:
            reason = "several hold that office" if holders else "no name beside that office"
            return None, said_role, [], reason
        family = tuple(holders)
    if len(family) > 1 and not label.title:  # the label is the full name
        written = " ".join(_as_written([word], heading, body) for word in family)
        found = [
            one for one in full_names(body, family[-1:]) if plain(one.name) == " ".join(family)
        ]
        roles = [one.role for one in found if one.role]
        return written, roles[0] if roles else label.role, found, "full name in the label"
    # A label with an office states who it is by the last name alone.
    short = _as_written(family, heading, body) if office else None
    in_heading, in_body = list(full_names(heading, family)), list(full_names(body, family))
    if office and (fits := [one for one in in_heading + in_body if _holds(one, office)]):
        in_heading = [one for one in in_heading if _same_as_any(one, fits)]
        in_body = [one for one in in_body if _same_as_any(one, fits)]
    elif not label.name or "mrs" in label.title:
        in_heading = in_body = []  # of the same last name, maybe another person
    chosen = in_heading or in_body
    if not chosen:
        return short, said_role, [], "no full name in the document"
    if not all(_same(one, other) for one in chosen for other in chosen):
        return short, said_role, [], "two people of that last name"
    found = [one for one in in_body if _same(chosen[0], one)]
    times = Counter(one.name for one in chosen)
    name = min(times, key=lambda one: (-times[one], len(one), one))
    roles = [one.role for one in (*in_heading, *found) if one.role]
    fitting = [role for role in roles if not office or office[-1] in plain(role).split()]
    where = "title" if in_heading else "text"
    role = fitting[0] if fitting and plain(fitting[0]) != " ".join(office) else said_role
    return _in_small_letters(name), role, found, f"full name in the {where}"


def _holders(
    office: Sequence[str], heading: Words, body: Words, labels: Sequence[_Label]
) -> set[str]:
    """Last names of those who may be meant by an office alone, plain.

    The heading goes first; in the text, a name beside the office must come twice. Whoever has a
    label of their own with that office is not meant.
    """
    named = set(office_holders(heading, office))
    if not named:
        named = {name for name, times in office_holders(body, office).items() if times > 1}
    return named - {word for one in labels if office[-1] in one.title for word in one.name}


def _as_written(family: Sequence[str], heading: Words, body: Words) -> str:
    """A last name as the document writes it outside labels, or in plain capitals."""
    for words in (heading, body):
        for at, flat in enumerate(words.flat):
            word = words.word(at)
            if flat == family[-1] and word[0].isupper() and not (word.isupper() and len(word) > 2):
                return word if len(family) == 1 else " ".join(map(str.title, family))
    return " ".join(map(str.title, family))


def _in_small_letters(name: str) -> str:
    """A name in capitals as it is mostly written."""
    return name.title() if name.isupper() else name


def _holds(one: Named, office: Sequence[str]) -> bool:
    """Whether the office before a name ends as the label's does."""
    role = plain(one.role or "").split()
    return office[-1] in role and not (office[-1] == "president" and "vice" in role) ^ (
        office[0] == "vice"
    )


def _same_as_any(one: Named, others: Sequence[Named]) -> bool:
    return any(_same(one, other) for other in others)


def _same(one: Named, other: Named) -> bool:
    """Whether two full names of one last name can be one person's.

    They can where one ends in the other, or where the first names agree or one is the initial.
    """
    first, second = plain(one.name).split(), plain(other.name).split()
    size = min(len(first), len(second))
    if size > 1 and first[-size:] == second[-size:]:
        return True
    shorter, longer = sorted((first[0], second[0]), key=len)
    return shorter == longer or (len(shorter) == 1 and longer.startswith(shorter))

"""How a speaker of a transcript answers a question: what each answer's sentences say by their form.

The patterns are in responses.toml. A plain `yes` or `no` counts where the question wants one, and
not where it begins with `can you`: those ask for words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

import msgspec

from onrecord.read.how.actors import LISTS
from onrecord.read.how.concerning import stems
from onrecord.read.late import Late
from onrecord.read.letters import small_letters
from onrecord.read.sentences import sentences_in
from onrecord.read.transcripts.interviews import QUESTION
from onrecord.records import Attribution, ResponseKind, Span

_ANSWERS: dict[str, Any] = LISTS["answers"]
_BE = r"\b(?:i|we)(?:'m| am|'re| are| was| were)"
_ADV = (
    "(?:just |really |certainly |also |obviously |simply |clearly |still |again,? |frankly "
    "|actually |yet |necessarily |today |here )*"
)


def _pattern_of(kind: str) -> Late:
    parts = []
    for pattern in _ANSWERS[kind]:
        filled = pattern.replace("{be}", _BE).replace("{adv}", _ADV)
        filled = filled.replace("{telling}", _ANSWERS["telling"]).replace(
            "{lead}", f"(?:{_ANSWERS['lead']})"
        )
        parts.append(f"(?:{filled.replace(' ', r'[ ]+')})")
    return Late("|".join(parts))


_ORDER: tuple[ResponseKind, ...] = ("declines", "denies", "confirms", "evades")
_KINDS: tuple[tuple[ResponseKind, Late], ...] = tuple((kind, _pattern_of(kind)) for kind in _ORDER)
_TRIGGER = re.compile(
    r"not |n't |confirm|comment|refer|point|direct|let |leav|question|correct|right|true|false|"
    r"deny|wrong|accurate|nothing| did |have to|no |move|moving|try|answered|ahead|yes"
    r"|indeed|exactly|ours|mine|defer|obviously|of course|clearly|certainly|naturally"
)
_EMPHATIC = Late(
    r"(?:^|[\s—–,])(?P<who>[^\W\d_][\w'-]*)[ ]+"
    r"(?:obviously |clearly |certainly |indeed |in fact )*did[ ]+"
    r"(?:indeed |in fact |obviously )*(?P<verb>[a-z'-]+)"
)
_NEVER = frozenset(_ANSWERS["after_did"])
_NOT_WHO = frozenset(_ANSWERS["not_who"])
_YES = Late(
    r"(?:well,? |oh,? |yeah,? )*(?:yes|yep|yup)"
    r"(?:[.!,;—–-]|$| (?:sir|ma'am|we|i|he|she|they|it|that)\b)|yeah[.!]?$"
)
_NO = Late(
    r"(?:well,? |oh,? )*(?:no|nope)"
    r"(?:[.!;]|,(?! (?:look|so|but|i (?:mean|think|just|know)|and|well)\b)|$)"
)
_YES_OR_NO = Late(
    r"(?:and |so |but |then |okay,? |well,? |also,? |just |again,? |now,? |[^,?]{1,20}, ){0,5}"
    r"(?:(?:is|are|was|were|do|does|did|has|have|had|would|should|could)(?:n't)?|am|will|won't)\b"
)
_FOR_WORDS = Late(
    r"\b(?:(?:can|could|would|will|may|might) (?:you|we|i)|do you have (?:any|a|an)"
    r"|any (?:comment|reaction|response|update|word)|is there any(?:thing)?)\b"
)
_TAG = Late(r"(?:right|correct|true|yes|is that (?:so|fair))\s*\?")
_SURE = Late(
    r"(?:well,? |yes,? |yeah,? |look,? |so,? )*"
    r"(?:obviously|of course|clearly|certainly|naturally)\b"
)
_NOT_SO = Late(
    r"(?:no,? |well,? |look,? )*(?:he|she|it|they|we|the [\w' -]{1,30}?) "
    r"(?:did|has|have|had|was|were|is|are)(?: not|n't) "
    r"(?!going|yet|able|in a position|sure|aware|clear|here)(?P<verb>\w+)"
)
_THERE = r"(?:no,? |well,? |look,? )*there (?:was|were|is|are|has been|have been)"
_NEVER_SO = Late(
    rf"{_THERE}(?: never| not|n't)(?: any)? (?P<what>[\w,.]+(?: \w+)?)"
    rf"|{_THERE} no (?P<none>\w+(?: \w+)?)"
)
_INTERJECTION = 40  # code points: a longer turn of a questioner asks, question mark or not
_LAST = re.compile(r"[^.?!]*\?")


class Answer(msgspec.Struct, frozen=True):
    """One way in which a turn answers a question: the sentence that does, and both turns."""

    kind: ResponseKind
    span: Span
    turn: Attribution
    question: Attribution
    reason: str


def answers(text: str, attributions: Sequence[Attribution]) -> Iterator[Answer]:
    """The answers of a transcript in order: of each turn after a question, each kind once."""
    turns = [one for one in attributions if is_turn(text, one)]
    question: Attribution | None = None
    answered = False
    for turn in turns:
        asks = turn.force == "asks" or _is_q(text, turn)
        new = question is None or answered or turn.source_id != question.source_id
        if asks and (new or _is_q(text, turn)):
            said = " ".join(span.cut(text) for span in turn.content)
            if question is None or "?" in said or len(said) > _INTERJECTION:
                question = turn
            elif answered:
                question = None  # `Thank you.`
            answered = False
            continue
        if question is None or turn.source_id == question.source_id or turn.source_id is None:
            continue
        answered = True
        yield from _answered(text, turn, question)


def is_turn(text: str, one: Attribution) -> bool:
    """Whether an attribution is a turn of a transcript or an interview: its cue is a colon, or
    nothing."""
    return (bool(one.source) or not one.cue) and not any(
        map(str.isalnum, "".join(span.cut(text) for span in one.cue))
    )


def _label(text: str, turn: Attribution) -> str:
    return turn.source[0].cut(text).strip().casefold() if turn.source else ""


def _is_q(text: str, turn: Attribution) -> bool:
    return _label(text, turn) in ("q", "question") or turn.reason.startswith(QUESTION)


def _flat(said: str) -> str:
    """Small letters, straight apostrophes, spaces for line ends: as long as before."""
    return (
        small_letters(said)
        .replace("’", "'")
        .replace("‘", "'")
        .replace("\n", " ")
        .replace("\xa0", " ")
    )


def _answered(text: str, turn: Attribution, question: Attribution) -> Iterator[Answer]:
    seen: set[str] = set()
    wants = _wants(text, question)
    asked = stems(question.content[-1].cut(text)[-400:]) if question.content else set()
    whole = stems(" ".join(span.cut(text) for span in question.content)[-600:])
    first = True
    place = 0
    for block in turn.content:
        for sentence in sentences_in(text, block):
            said = _flat(sentence.cut(text)[:700])
            told = _kinds(said, first, wants)
            shares = not asked.isdisjoint(stems(said))
            if wants != "words" and (place == 0 or (wants == "yes" and place < 3 and shares)):
                told = chain(told, _to_the_point(said, wants == "yes" and shares))
            if place == 0 and (denial := _denial(said, whole, wants)):
                told = chain(told, [("denies", f"“{denial}” to what was said")])
            place += 1
            for kind, why in told:
                if kind not in seen:
                    seen.add(kind)
                    yield Answer(kind, sentence, turn, question, why)
            first = False


def _denial(said: str, whole: set[str], wants: str) -> str | None:
    """The words by which the first sentence of an answer denies what the question holds."""
    if (match := _NEVER_SO.match(said)) and not whole.isdisjoint(
        stems(match["what"] or match["none"])
    ):
        return match[0].strip(" ,.")
    match = None if wants == "yes" else _NOT_SO.match(said)
    if match is None or whole.isdisjoint(stems(said)):
        return None
    # With a subject of its own (`the committee was not asked`), only the same verb denies.
    own = "the " in match[0][: match.start("verb") - match.start()]
    return match[0].strip() if not own or not whole.isdisjoint(stems(match["verb"])) else None


def _wants(text: str, question: Attribution) -> str:
    """What the last question of a turn wants: `yes` or no, `words`, or ""."""
    if not question.content:
        return ""
    said = _flat(question.content[-1].cut(text)[-600:])
    asked = _LAST.findall(said)
    if len(said) - said.rfind("?") > _INTERJECTION:
        return ""
    last = asked[-1].strip(' -—–,"') if asked else ""
    if _FOR_WORDS.search(last):
        return "words"
    if _YES_OR_NO.match(last) or _TAG.search(last):
        return "yes"
    return ""


def _to_the_point(said: str, shares: bool) -> Iterator[tuple[ResponseKind, str]]:
    """Of a sentence that takes up the words of a yes-or-no question: whether it says so or not."""
    if shares and (match := _NOT_SO.match(said)):
        yield "denies", f"“{match[0].strip()}” to what was asked"
    elif (match := _SURE.match(said)) and not re.search(r"\b(?:not|no|never)\b|n't\b", said):
        yield "confirms", f"“{match[0].strip()}” to what was asked"


def kinds_of(said: str) -> Iterator[tuple[ResponseKind, str]]:
    """How words in small letters answer a question that is not at hand, and by which words."""
    return _kinds(said, False, "")


def _kinds(said: str, first: bool, wants: str) -> Iterator[tuple[ResponseKind, str]]:
    """How one sentence of an answer answers, and by which words."""
    if said.rstrip("\"' ”").endswith("?"):
        return
    if first:
        if wants == "yes" and (match := _YES.match(said)):
            yield "confirms", f"“{match[0].strip()}”"
        if match := _NO.match(said):
            if wants == "yes":
                yield "denies", f"“{match[0].strip()}”"
            elif wants == "words":
                yield "declines", f"“{match[0].strip()}” where words were asked for"
    if not _TRIGGER.search(said):
        return
    for kind, pattern in _KINDS:
        if match := pattern.search(said):
            yield kind, f"“{' '.join(match[0].split())}”"
    for match in _EMPHATIC.finditer(said):
        if match["verb"] not in _NEVER and match["who"] not in _NOT_WHO:
            yield "confirms", f"“{' '.join(match[0].split())}”: emphatic"
            return

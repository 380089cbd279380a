"""Positions by a modal verb in somebody's words: `we will not accept`, `they must withdraw`."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.read.how.lexicon import Token
from onrecord.read.positions.cues import BE, LISTS, NEGATIONS, Cues, back_over, is_adverb, listed
from onrecord.read.positions.harms import IDLE, TELLING, all_cases, lasts
from onrecord.read.positions.scene import is_quoted
from onrecord.records import PositionKind, Source

_WILL = LISTS["will"]
_REFUSED = Cues((p, "red_line") for p in _WILL["red_line"])
_HARM = Cues((p, "threat") for p in _WILL["threat"])
_HARM_IF = Cues((p, "threat") for p in _WILL["threat_if"])
_DEEDS = Cues((p, "promise") for p in _WILL["promise"])
_SUFFERED = frozenset(_WILL["threat_passive"])
_WHATEVER = frozenset(_WILL["whatever"])
_CONTINUES = frozenset(_WILL["continues"])
_ACTS = frozenset(LISTS["must"]["acts"])
_FIRST = frozenset(("we", "i"))
_THIRD = frozenset(("he", "she", "it", "they"))
_BODIES = listed("modals", "bodies")
_SKIPPED = frozenset(
    (
        "also",
        "then",
        "simply",
        "just",
        "still",
        "now",
        "always",
        "however",
        "therefore",
        "instead",
        "again",
    )
)
READY = frozenset(("going", "prepared", "ready", "willing", "about"))
_IF = frozenset(
    ("if", "unless", "should", "until", "anyone", "whoever", "were", "once", "every", "any")
)
# With no condition beside them these are no threats: `will respond to the letter`.
_MILD = listed("modals", "mild")
_GROUPS = listed("modals", "groups")
_NO_SUBJECT = listed("modals", "no_subject")

Found = tuple[PositionKind, int, str]


def whose(text: str, words: Sequence[Token], m: int, low: int, source: Source) -> int | None:
    """-1 where the speaker is the subject of a modal verb, the place of its body, or None."""
    k = back_over(words, m)
    if k < low:
        return None
    subject = words[k].low
    if subject in _FIRST:
        return -1
    if subject in _THIRD:
        if is_quoted(text, words[k].start) or not _may_be(subject, source):
            return None
        return -1 if _opens(words, k, low) else None
    if subject in ("that", "this", "there", "who", "which", "you", "and", "or", "but"):
        return None
    return k if _is_its_body(words, k, low, source, text) else None


def _opens(words: Sequence[Token], k: int, low: int) -> bool:
    """Whether a pronoun opens the content, or its main clause: `that it`, `if ..., it`."""
    if k - low <= 2:
        return True
    last = words[k - 1].low
    if last == ",":
        first = {w.low for w in words[low : low + 2]}
        return bool(first & {"if", "unless", "should", "were", "until", "once", "when", "in", "as"})
    if last == "that" and words[k - 2].low in TELLING:
        return True
    return last in ("and", "but", "line") or (words[k - 2].low == "and" and last == "that")


def _may_be(pronoun: str, source: Source) -> bool:
    person = source.kind in (None, "person")
    if pronoun in ("he", "she"):
        return (
            person or source.kind == "state" or " " not in source.name
        )  # a person's name may look like a country's
    if pronoun == "it":
        return source.kind != "person" and not source.name.endswith("s")
    return True


def _is_its_body(words: Sequence[Token], k: int, low: int, source: Source, text: str) -> bool:
    """Whether the noun phrase before a modal verb is what the speaker answers for."""
    start = k
    while (
        start > low
        and k - start < 6
        and words[start - 1].is_word
        and words[start].low not in ("the", "his", "her", "its", "their", "our", "my", "no")
    ):
        if words[start - 1].low in ("that", "and", "if", "but", "would", "will", "was", "is"):
            break
        start -= 1
    phrase = words[start : k + 1]
    if any(w.low in ("in", "for", "by", "to", "that", "who") for w in phrase):
        return False
    small = (
        "the",
        "a",
        "an",
        "his",
        "her",
        "its",
        "their",
        "our",
        "this",
        "my",
        "no",
        "of",
        "mine",
        "hers",
        "ours",
        "'s",
    )
    content = [w.low for w in phrase if w.low not in small and w.is_word]
    if not content:
        return False
    own = f"{source.name} {source.affiliation or ''} {source.role or ''}".casefold()
    if all(w in own for w in content) and len(content[0]) > 2:
        return True
    if phrase[0].low in ("his", "her", "its", "their", "our", "my"):
        return len(content) == 1 and content[0] in _BODIES
    if phrase[0].low == "no" and phrase[-1].low in ("mine", "ours", "hers", "his"):
        return True
    official = (
        source.grade == "official" or bool(source.role) or source.kind in ("document", "body")
    )
    named = (
        len(content) == 1
        and text[words[k].start : words[k].start + 1].isupper()
        and source.role is not None
    )
    if named and source.affiliation and content[0] not in source.affiliation.casefold():
        return False
    generic = phrase[0].low == "the" and (
        content[-1] in _BODIES or (content[0] in _BODIES and "of" in {w.low for w in phrase})
    )
    return official and len(content) <= 2 and (generic or named)


def ready(words: Sequence[Token], at: int) -> tuple[int, int, bool] | None:
    """`are not going to`, `is prepared to`: the places of the verb `be` and of `to`; if negated."""
    if words[at].low not in READY or at + 1 >= len(words) or words[at + 1].low != "to":
        return None
    k = at - 1
    negated = False
    while k > 0 and (
        words[k].low in NEGATIONS or is_adverb(words[k].low) or words[k].low in _SKIPPED
    ):
        negated = negated or words[k].low in NEGATIONS
        k -= 1
    return (k, at + 1, negated) if k >= 0 and words[k].low in BE else None


def own(
    words: Sequence[Token], m: int, low: int, high: int, text: str, refused_so: bool = False
) -> Found | None:
    """What a speaker says of itself with a modal verb: `will not accept`, `would stop`."""
    modal = words[m].low
    if modal in ("must", "should"):
        return None
    v = m + 1
    negated, never = refused_so, False
    while v < high and (
        words[v].low in NEGATIONS
        or is_adverb(words[v].low)
        or words[v].low in _SKIPPED | {"and", "will", "ever"}
    ):
        negated = negated or words[v].low in NEGATIONS
        never = never or words[v].low in ("never", "ever")
        v += 1
    if v >= high or not words[v].is_word:
        return None
    k = back_over(words, m)
    no_one = any(w.low in ("no", "never", "neither", "nor") for w in words[max(low, k - 4) : m])
    so = " ".join(w.low for w in words[m : v + 1])
    rest = [w.low for w in words[v + 1 : min(high, v + 16)]]
    refused = _REFUSED.at(words, v)
    if refused and (negated or no_one):
        return "red_line", v + refused[0], so
    if modal in ("can", "cannot", "could"):
        return ("red_line", v + 1, so) if negated and refused else None
    if rest[:2] == ["no", "more"] and words[v].low not in IDLE:
        return "promise", v + 1, so
    if (never or negated) and all_cases(words[v].low, rest):
        return "red_line", v + 1, so
    if no_one and words[v].low == "cross":
        return "red_line", v + 1, so
    around = {w.low for w in words[max(0, low - 12) : high + 14]}
    wanted = bool(around & _IF) or (negated and lasts(words, v, high))
    if wanted and (found := _conditional(words, v, high, negated, rest, so)) is not None:
        return found
    harm = _HARM.at(words, v)
    if not negated and harm and not (words[v].low in _MILD and harm[0] == 1):
        return "threat", v + harm[0], so
    deed = _deed(words, m, v, negated or no_one, text, so)
    promised = deed is not None and deed[0] == "promise" and not (negated or no_one)
    if promised and deed is not None and "unless" in around and words[v].low not in _KEPT:
        return "threat", deed[1], so  # a deed that only yielding averts
    return deed


_KEPT = frozenset(("keep", "stay", "remain", "maintain", "honour", "honor", "serve", "support"))


def _conditional(
    words: Sequence[Token], v: int, high: int, negated: bool, rest: Sequence[str], so: str
) -> Found | None:
    """A harm that only its condition makes one: `would cut the power line if`."""
    unless = {"unless", "until"} & {w.low for w in words[v : high + 8]}
    if negated or rest[:1] == ["no"]:
        if not unless and negated and words[v].low not in IDLE and lasts(words, v, high):
            return "red_line", v + 1, so
        return ("threat", v + 1, so) if unless else None
    harm = _HARM_IF.at(words, v) or _HARM.at(words, v)
    if harm is None:
        return None
    verb = words[v].low
    if rest[:1] == ["up"] and verb == "end":
        return None
    if verb == "have" and not any(w.endswith("ed") for w in rest[:7]):
        return None
    if (
        verb
        in (
            "take",
            "call",
            "put",
            "leave",
            "bring",
            "act",
            "raise",
            "end",
            "stop",
            "review",
            "publish",
            "appeal",
            "order",
        )
        and harm[0] == 1
    ):
        if verb == "call" and not {"strike", "referendum", "election", "elections", "vote"} & set(
            rest[:5]
        ):
            return None
        if verb == "take" and not {
            "court",
            "courts",
            "action",
            "streets",
            "measures",
            "tribunal",
            "revenge",
        } & set(rest[:6]):
            return None
    return "threat", v + harm[0], so


def _deed(
    words: Sequence[Token], m: int, v: int, negated: bool, text: str, so: str
) -> Found | None:
    """A commitment to do, or to go on."""
    if words[v].low in _CONTINUES and not negated:
        return "policy", v + 1, so
    deed = _DEEDS.at(words, v)
    if words[v].low == "stop" and words[v + 1 : v + 3] and words[v + 1].low == "at":
        return None
    if words[v].low in ("share", "return", "leave", "move", "hold") and {"you", "on", "there"} & {
        w.low for w in words[v + 1 : v + 4]
    }:
        return None
    if deed is None or (words[m].low == "would" and is_quoted(text, words[m].start)):
        return None
    return "promise", v + deed[0], so


_MENTAL = listed("modals", "mental")
_FIRM = listed("modals", "firm")


def refuses(words: Sequence[Token], m: int, high: int) -> Found | None:
    """`would not tolerate`: a refusal that is firm whoever the subject is."""
    v = m + 1
    while v < high and (words[v].low in NEGATIONS or words[v].low in ("ever", "simply")):
        v += 1
    if v >= high or words[v].low not in _FIRM:
        return None
    if v == m + 1 and words[v + 1 : v + 2] and words[v + 1].low not in ("no", "nothing"):
        return None
    if v + 1 >= len(words) and v == m + 1:
        return None
    return "red_line", v + 1, " ".join(w.low for w in words[m : v + 1])


def suspends(words: Sequence[Token], m: int, low: int, high: int) -> Found | None:
    """`should this not be done, Calder will suspend the agreement`, in quoted words."""
    first = next((w.low for w in words[low:high] if w.is_word), "")
    if words[m].low != "will" or first not in ("if", "unless", "should") or m + 1 >= high:
        return None
    harm = _HARM_IF.at(words, m + 1) or _HARM.at(words, m + 1)
    if harm is None or words[m + 1].low in (
        "take",
        "call",
        "put",
        "have",
        "raise",
        "act",
        "publish",
    ):
        return None
    return "threat", m + 1 + harm[0], f"will {words[m + 1].low} … {first}"


def present(words: Sequence[Token], m: int, low: int, high: int) -> Found | None:
    """`if they move one crane, we stop every ship`: the harm told in the present tense."""
    first = next((w.low for w in words[low:high] if w.is_word), "")
    if first not in ("if", "unless", "should") or words[m - 1].low not in (",", "then"):
        return None
    harm = _HARM_IF.at(words, m + 1) or _HARM.at(words, m + 1) if m + 1 < high else None
    if harm is None or words[m + 1].low in (
        "have",
        "take",
        "call",
        "put",
        "act",
        "raise",
        "bring",
        "leave",
    ):
        return None
    return "threat", m + 1 + harm[0], f"{words[m].low} {words[m + 1].low} … {first}"


def others(words: Sequence[Token], m: int, high: int, low: int, source: Source) -> Found | None:
    """What a speaker says that others must do, or that will be done to them."""
    modal = words[m].low
    v = m + 1
    while v < high and (
        words[v].low in NEGATIONS or is_adverb(words[v].low) or words[v].low in _SKIPPED
    ):
        v += 1
    if v >= high or m <= low:
        return None
    verb, after = words[v].low, words[v + 1].low if v + 1 < high else ""
    so = f"{modal} {verb}"
    if modal in ("will", "would") and verb == "be":
        around = {w.low for w in words[max(0, low - 12) : high + 12]}
        group = (
            source.name.casefold().split()[-1:] and source.name.casefold().split()[-1] in _GROUPS
        )
        first = {w.low for w in words[low : low + 2]}
        wanted = around & (_IF - {"any", "every"}) or first & {"any", "every", "anyone", "whoever"}
        if after in _SUFFERED and wanted and not group and v == m + 1:
            return "threat", v + 2, f"{so} {after} … if"
        return None
    if modal not in ("must", "should"):
        return None
    k = back_over(words, m)
    if k < low or words[k].low in _NO_SUBJECT or not words[k].is_word:
        return None
    if modal == "must":
        if words[k].low in ("nation", "people", "everyone", "everybody") or verb in _MENTAL:
            return None
        if verb == "have" or (
            verb == "be" and not after.endswith(("ed", "held", "en", "ught", "ut"))
        ):
            return None
        return "demand", v + 1, so
    passive = verb == "be" and after.removesuffix("d").removesuffix("e") in _ACTS | {
        "releas",
        "remov",
    }
    return ("demand", v + 1, so) if verb in _ACTS or passive else None

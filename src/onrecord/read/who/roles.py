"""What a person is: the role or title around a name, and the body that it is held at.

Looked for before and after the name, in appositions and in relative clauses (roles.toml).
"""

from __future__ import annotations

from onrecord.read.lists import load
from onrecord.read.who.affiliations import (
    body_in,
    by_modifier,
    end_of_name,
    owner_in,
    owner_of,
)
from onrecord.read.who.kinds import ADJECTIVES, kind_of
from onrecord.read.who.phrases import AFTER, DETERMINERS, Tokens, phrase
from onrecord.read.who.rolephrases import Role, role_in
from onrecord.read.who.titlewords import (
    BE,
    BETWEEN,
    HONORIFICS,
    LISTS,
    MODIFIERS,
    OUTSIDE,
    RELATIVE,
    SAYING,
    apposition_end,
    is_head,
)

_LEADING = frozenset(LISTS["leading"])
_STARTERS = frozenset(load("sentences.toml")["starters"])
_NO_APPOSITION = frozenset(LISTS["no_apposition"])
_ADVERBS = frozenset(LISTS["adverbs"])
_DASHES = frozenset("—–-")
_POSTNOMINALS = frozenset(LISTS["postnominals"])
_IN_COURT = frozenset(LISTS["in_court"])
WITH_COMMA = "before the name, with a comma"
CLOSED = BETWEEN | BE | SAYING | frozenset(LISTS["closed"])
_POINTING = frozenset(("this", "that", "these", "those", "such"))
_ACCOUNTS = frozenset(("words", "view", "opinion", "account", "eyes", "judgement", "judgment"))
_LONGESTBEFORE = 12  # words


def before_name(doc: Tokens, at: int) -> Role | None:
    """The role right before the name that begins with word ``at``: `EU diplomacy chief`."""
    items = doc.items
    k = at - 1
    while k >= 0 and not doc.begins[k + 1] and items[k].low in HONORIFICS:
        k -= 1
    if k < 0 or doc.begins[k + 1]:
        return None
    if items[k].text == "," or items[k].text in _DASHES:
        return _apposition_before(doc, k)
    last = k
    if not is_head(doc, k):
        office = _office_with_of(doc, k)
        if office is None:
            return None
        k = office
    begin = _walk_back(doc, k)
    if begin > k:
        return None
    affiliation = owner_of(doc, begin) or by_modifier(doc, begin, k)
    return Role(doc.cut(begin, last + 1), affiliation, begin, last + 1, "before the name")


def before_title(doc: Tokens, at: int) -> Role | None:
    """The role before a comma and the title at word ``at``: `The bill's author, Sen. Ann Roe`."""
    if at < 2 or doc.begins[at] or doc.items[at - 1].text != ",":
        return None
    return _apposition_before(doc, at - 1)


def _office_with_of(doc: Tokens, k: int) -> int | None:
    """The head of `Secretary of State` and its like, where word ``k`` ends it; else None."""
    items = doc.items
    here = k
    while here > 0 and k - here < 6 and not doc.begins[here]:
        low = items[here].low
        if low in ("of", "for") and is_head(doc, here - 1) and items[here - 1].capital:
            return here - 1
        if not (items[here].capital or low in ("of", "the", "and", "for", "&")):
            return None
        here -= 1
    return None


def _walk_back(doc: Tokens, head: int) -> int:
    """Where a title begins whose head is word ``head``."""
    items = doc.items
    begin = head
    while begin > 0 and not doc.begins[begin] and head - begin < _LONGESTBEFORE:
        item = items[begin - 1]
        low = item.low
        if not item.word or item.possessive or low in OUTSIDE or low in SAYING:
            break
        if doc.begins[begin - 1] and low in _STARTERS and low not in MODIFIERS:
            break
        if not (item.capital or low in MODIFIERS or low in ADJECTIVES or _is_compound(low)):
            # Any lower-case words, where a determiner or a possessive opens the phrase.
            opened = _opens(doc, begin - 1)
            return opened if opened is not None else begin
        begin -= 1
    return begin


def _opens(doc: Tokens, at: int) -> int | None:
    """The first word after the determiner or possessive, at most four words before ``at``."""
    for k in range(at, max(-1, at - 4), -1):
        item = doc.items[k]
        if not item.word or doc.begins[k]:
            return None
        before = doc.items[k - 1] if k else None
        if before and before.low in _POINTING:
            return None  # for that reason President Roe
        if before and (before.low in OUTSIDE or before.possessive):
            return k
        if (
            item.low in AFTER
            or item.low == "alongside"
            or item.low in SAYING
            or item.low.endswith("ed")
        ):
            return None
    return None


def _is_compound(low: str) -> bool:
    parts = low.split("-")
    return len(parts) > 1 and (
        parts[0] in MODIFIERS or parts[-1] in MODIFIERS or parts[0] == "then"
    )


def _apposition_before(doc: Tokens, comma: int) -> Role | None:
    """`Its secretary, Madde Quillon`: the role in the phrase before a comma and a name."""
    items = doc.items
    first = None
    for k in range(comma - 1, max(-1, comma - 1 - _LONGESTBEFORE), -1):
        item = items[k]
        if not item.word and item.text not in "'’&":
            break
        if item.low in SAYING or item.low in BE:
            break
        if item.low in DETERMINERS or item.low == "former" or doc.begins[k]:
            first = k
            if doc.begins[k] or items[k - 1].low not in BETWEEN:
                break
        if item.possessive and item.capital:
            first = k
        if doc.begins[k]:
            break
    if first is None:
        return None
    opens = first
    while opens > 0 and not doc.begins[opens] and items[first].capital and items[opens - 1].capital:
        opens -= 1
    before = items[opens - 1].low if opens and not doc.begins[opens] else ""
    account = opens > 1 and before == "of" and items[opens - 2].low in _ACCOUNTS
    according = before == "to" and items[opens - 2].low == "according"
    if before in _NO_APPOSITION and not (according or account):
        return None
    one_of = before == "of" and items[opens - 2].low == "one"
    if before == "of" and not (one_of or account):
        return None
    found = role_in(doc, opens, comma, WITH_COMMA, many=one_of)
    if found is None or found.role is None:
        return None
    # The name must close the phrase, as in `its secretary, Ann Bell,` or `..., Ann Bell said`.
    return found


def after_name(doc: Tokens, at: int) -> Role | None:
    """The role after a name that ends before word ``at``: `, founder of ...`, `, who leads ...`."""
    items = doc.items
    if at >= len(items) or doc.begins[at]:
        return None
    k = at
    if items[k].text == "(":
        close = next((j for j in range(k, min(k + 8, len(items))) if items[j].text == ")"), None)
        if close is None:
            return None
        if _is_party(items[k + 1].text):
            return Role(None, doc.cut(k + 1, close), k, close + 1, "in brackets after the name")
        inside = role_in(doc, k + 1, close, "in brackets after the name")
        if inside is not None and inside.role:
            return inside
        k = close + 1
        if k >= len(items) or doc.begins[k]:
            return None
    if items[k].text in _POSTNOMINALS:
        return Role(items[k].text, None, k, k + 1, "letters after the name")
    if items[k].low in ("of", "from", "with", "at") and k + 1 < len(items):
        found = body_in(doc, k + 1, end_of_name(doc, k + 1))
        return Role(None, found, k, k + 1, f"“{items[k].low}” after the name") if found else None
    if items[k].low == "who":
        return _relative(doc, k)
    if items[k].low in BE and k + 2 < len(items) and items[k + 1].low in ("a", "an", "the"):
        return role_in(doc, k + 1, apposition_end(doc, k + 1), f"“{items[k].low}” after the name")
    if items[k].text != "," and items[k].text not in _DASHES:
        return None
    k += 1
    if k + 1 < len(items) and items[k].text[0].isdigit() and items[k + 1].text == ",":
        k += 2
    if k >= len(items):
        return None
    if _is_party(items[k].text):
        return Role(None, items[k].text, k, k + 1, "after the name")
    if items[k].low == "who":
        return _relative(doc, k)
    if items[k].text in _POSTNOMINALS or items[k].low in _IN_COURT:
        return Role(items[k].text, None, k, k + 1, "after the name")
    stop = apposition_end(doc, k)
    return role_in(doc, k, stop, "after the name")


def _is_party(text: str) -> bool:
    """Whether a word is an American party and place: `R-Maryville`."""
    return len(text) > 3 and text[0] in "RDI" and text[1] in "-–" and text[2].isupper()


def _relative(doc: Tokens, who: int) -> Role | None:
    """`who leads the dockers' union`, `who is deputy director of ...`."""
    items = doc.items
    k = who + 1
    while k < len(items) and items[k].low in _ADVERBS:
        k += 1
    if k + 1 >= len(items):
        return None
    stop = apposition_end(doc, k)
    two = " ".join(i.low for i in items[k : k + 2])
    if items[k].low in BE or two in BE:
        begin = k + 1 + (two in BE)
        if found := role_in(doc, begin, stop, f"“who {items[k].low}” after the name"):
            return found
    for at in range(k, stop - 2):
        if items[at].low == "as" and items[at + 1].low in ("a", "an", "the"):
            return role_in(doc, at + 1, stop, f"“{items[k].low} … as” after the name")
    if items[k].low in _LEADING and stop > k + 1:
        end = _clause_part(doc, k + 1, stop)
        body = _led(doc, k + 1, end)
        return Role(doc.cut(k, end), body, who, end, f"“who {items[k].low}” after the name")
    return None


def _led(doc: Tokens, first: int, stop: int) -> str | None:
    """The body that is led: `the dockers' union`, and the firm in `the firm's tenders`."""
    made = phrase(doc, first, stop)
    if made is None or not made.words:
        return None
    if kind_of(made)[0] in ("body", "outlet", "state", "group"):
        whole = made.capitals and not any(i.possessive for i in doc.items[made.begin : made.head])
        return body_in(doc, first, stop if whole else made.head + 1, any_word=True)
    return owner_in(doc, made)


def _clause_part(doc: Tokens, first: int, stop: int) -> int:
    """Where the object of a verb ends: before a relative, `and` with a verb, or the like."""
    for k in range(first + 1, stop):
        if doc.items[k].low in RELATIVE or doc.items[k].low in (
            "since",
            "after",
            "before",
            "because",
            "while",
        ):
            return k
    return stop


def title_begin(doc: Tokens, head: int) -> int:
    """Where the title begins whose head is word ``head``."""
    return _walk_back(doc, head)

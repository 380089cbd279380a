"""What two tell differently: denials from afar, opposites, and what sits oddly beside what."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.read.finite import CAPITAL, FINITE, SIGN
from onrecord.read.relations.across import before
from onrecord.read.relations.ground import Ground, stem
from onrecord.read.relations.kinds import Link
from onrecord.read.relations.marks import Mark, Marks
from onrecord.read.relations.matters import LISTS, Matters, opposite

_UNLIKE = LISTS["unlike"]
_PHRASES = Marks(
    {"story": _UNLIKE["story"], "beside": _UNLIKE["beside"], "fitting": _UNLIKE["fitting"]}
)
_ACCOUNTS = frozenset(_UNLIKE["accounts"])
_NOTHING = frozenset(("no", "nothing", "nobody", "none", "neither"))
_SHORT = 3  # stems of *nothing, then, was removed*
_ALONE = 0.7
_CHARGES = frozenset(_UNLIKE["charges"])
_DENYING = frozenset(_UNLIKE["denying"])
_FIRST = frozenset(_UNLIKE["first"])
_EARLIER = frozenset(_UNLIKE["earlier"])
_OWNING = frozenset(_UNLIKE["owning"])
_AGAIN = frozenset(_UNLIKE["again"])
_COUNTING = frozenset(_UNLIKE["counting"])
_EARLY = 6  # words of a sentence before a phrase that takes up the sentence before
_NEAR = 8  # statements from a charge to its denial
_FAR = 60  # statements between two that speak against each other
_NEAR_OBJECT = 10  # words after the phrase that name what is meant
_OBJECT = 6
_COMMON = 4  # statements that may hold the word for what is meant
_POLARITY = 1.6
_FAILING = frozenset(("failed", "fails", "fail", "lack", "lacked", "lacks", "hardly", "refused"))
_LEAST = 2  # stems shared with what *no order* negates
_AWAY = 6  # sentences between two of which little needs to be shared
_OPPOSITE = 0.5
_BESIDE = 6  # words between an opposite and the word that it is said of


def counterclaims(ground: Ground, matters: Matters) -> Iterator[Link]:
    """Links between what two tell differently, and what does not go together."""
    yield from _named(ground, matters)
    yield from _denied(ground, matters)
    yield from _opposite(ground, matters)
    yield from _answered(ground)
    yield from _owned_up(ground)
    yield from _figures(ground)
    yield from _counts(ground, matters)


def _named(ground: Ground, matters: Matters) -> Iterator[Link]:
    """*The e-mails tell another story*; *that sits oddly beside the decree*."""
    for mark in _PHRASES.all(ground.low):
        sentence = ground.sentence_of(mark.lo)
        lo, hi = ground.first[sentence], ground.first[sentence + 1]
        if mark.role != "fitting" and mark.lo - lo > _EARLY + 4 * (mark.role == "story"):
            continue
        if mark.role == "story":
            link = _story(ground, mark, sentence, hi)
        elif mark.role == "beside":
            link = _beside(ground, matters, mark, sentence, hi)
        else:
            link = _fitting(ground, mark, lo, hi)
        if link is not None and link.start != link.end:
            yield link


def _story(ground: Ground, mark: Mark, sentence: int, hi: int) -> Link | None:
    """The claim before and what is told next instead."""
    claim = before(ground, sentence)
    rest = [n for n in ground.around(mark.hi, hi) if ground.extent[n][0] >= mark.hi]
    counter = next((n for n in rest if ground.solid(n)), -1)
    if counter < 0 and hi - mark.hi < _NEAR_OBJECT:
        counter = next((n for n in ground.main(sentence + 1) if ground.says(n)), -1)
    if claim < 0 or counter < 0 or ground.source(claim) == ground.source(counter) != "":
        return None
    told = f"'{mark.phrase}' sets it against what was said before"
    return Link(counter, claim, "contradicts", 0.65, (mark.lo, mark.hi), told)


def _beside(ground: Ground, matters: Matters, mark: Mark, sentence: int, hi: int) -> Link | None:
    """The sentence before, and the statement that holds what the phrase names."""
    roots = []
    for k in range(mark.hi, min(hi, mark.hi + _OBJECT)):
        if ground.words.kind[k] & SIGN:
            break
        roots.append(stem(ground.low[k]))
    else:
        roots = roots if mark.hi + _OBJECT >= hi or "contrast" in mark.phrase else []
    if "contrast" in mark.phrase:
        roots = roots[:2]
    first = before(ground, sentence)
    here = ground.owner[mark.lo]
    if first < 0:
        return None
    best, most = -1, 0.0
    for root in roots:
        for n in matters.holders.get(root, ()):
            if len(matters.holders[root]) > _COMMON:
                break
            if n not in (first, here) and ground.home[n] != sentence and matters.told(n):
                score = 1.0 / len(matters.holders[root]) + 0.01 * (ground.home[n] <= sentence)
                if score > most and abs(n - first) <= _FAR:
                    best, most = n, score
    if best < 0 or most < 1.0 / _NEAR_OBJECT:
        return None
    told = f"'{mark.phrase}' sets it against what was said before"
    return Link(first, best, "contrasts", 0.6, (mark.lo, mark.hi), told)


def _fitting(ground: Ground, mark: Mark, lo: int, hi: int) -> Link | None:
    """What fits somebody's account bears out the statement that is put to them."""
    low = ground.low
    at = next(
        (k for k in range(mark.hi, min(hi, mark.hi + 6)) if low[k] in _ACCOUNTS),
        -1,
    )
    if at < 0:
        return None
    names = {word.removesuffix("'s").removesuffix("’s") for word in low[mark.hi : at]}
    names |= {word.removesuffix("'").removesuffix("s'") for word in names} | {""}
    names -= {"the", "a", "of", "his", "her", "their", "'s", "’s", ""}
    if not names:
        return None
    facts = [n for n in ground.around(lo, mark.lo) if ground.says(n)]
    fact = facts[-1] if facts else before(ground, ground.sentence_of(mark.lo))
    if fact < 0:
        return None
    for n in range(fact - 1, max(-1, fact - _FAR), -1):
        one = ground.attribution(n)
        if one is None or not ground.says(n) or one.force in ("asks", "declines"):
            continue
        who = " ".join(span.cut(ground.text) for span in one.source).casefold().split()
        if names & set(who):
            told = f"'{mark.phrase}' says that it bears out what was said"
            return Link(fact, n, "supports", 0.65, (mark.lo, mark.hi), told)
    return None


def _apart(ground: Ground, matters: Matters, one: int, other: int) -> bool:
    """Whether two statements are of different voices, and both tell what is."""
    a, b = ground.source(one), ground.source(other)
    if a == b or ground.home[one] == ground.home[other] or abs(one - other) > _FAR:
        return False
    return matters.told(one) and matters.told(other)


def _negated(ground: Ground, matters: Matters, number: int) -> tuple[frozenset[str], bool]:
    """The stems of the verbs that a statement negates, and whether nothing at all did them."""
    low, kind = ground.low, ground.words.kind
    words = matters.own(number)
    out = set[str]()
    nothing = False
    for place, k in enumerate(words):
        group = words[place + 1 : place + 8]
        if low[k] == "no":
            # `no order had been given` negates that there was an order.
            out |= {stem(low[m]) for m in group[:1] if not kind[m] & CAPITAL}
            nothing = nothing or place == 0
            continue
        if low[k] in _NOTHING:
            nothing = True
        elif low[k] in ("not", "never", "cannot") or low[k].endswith("n't"):
            group = group[:3]
        else:
            continue
        out |= {stem(low[m]) for m in group if kind[m] & FINITE and not kind[m] & CAPITAL}
    return frozenset(out), nothing


def _lacks(ground: Ground, matters: Matters, number: int) -> bool:
    """Whether a statement negates without a *not*: *failed to provide*."""
    return any(ground.low[k] in _FAILING for k in matters.own(number))


def _told(ground: Ground, matters: Matters, number: int, stems: set[str] | frozenset[str]) -> bool:
    """Whether one of the stems is a verb of the statement."""
    kind, low = ground.words.kind, ground.low
    return any(kind[k] & FINITE and stem(low[k]) in stems for k in matters.own(number))


def _denied(ground: Ground, matters: Matters) -> Iterator[Link]:
    """*Nothing was removed*, where another said that archives were removed."""
    for number in matters.able:
        if ground.statements[number].polarity != "negated" or not matters.told(number):
            continue
        verbs, nothing = _negated(ground, matters, number)
        if not verbs:
            continue
        short = nothing and len(ground.stems(number)) <= _SHORT
        best, most = -1, 0.0
        for other, stems in matters.rivals(number, verbs if short else None).items():
            both = verbs & set(stems)
            if not both or matters.negative(other) or _lacks(ground, matters, other):
                continue
            if not _apart(ground, matters, number, other):
                continue
            if short and not _told(ground, matters, other, both):
                continue
            score = matters.shared(stems)
            if not short and len(stems) < _LEAST:
                continue
            away = abs(ground.home[number] - ground.home[other])
            least = _POLARITY if away <= _AWAY else _POLARITY + 0.6
            least = _ALONE if short else 1.0 if away <= 1 else least
            if score >= least and score > most:
                best, most = other, score
        if best >= 0:
            told = "one affirms what the other negates, of the same matter"
            at = matters.negative(number)[0] if matters.negative(number) else -1
            cue = (at, at + 1) if at >= 0 else (ground.extent[number][0],) * 2
            yield Link(number, best, "contradicts", min(0.7, 0.4 + 0.1 * most), cue, told)


def _beside_word(ground: Ground, at: int) -> frozenset[str]:
    """The stems of the words about a word, without its own."""
    words = [*ground.low[max(0, at - _BESIDE) : at], *ground.low[at + 1 : at + _BESIDE]]
    return frozenset(stem(word) for word in words)


def _opposite(ground: Ground, matters: Matters) -> Iterator[Link]:
    """*Prices will fall*, and *butter rose by a fifth*: words of two camps."""
    low = ground.low
    camps_of = {n: held for n in matters.able if (held := matters.camps(n))}
    for number, held in camps_of.items():
        best, most, at = -1, 0.0, 0
        for other, stems in matters.rivals(number).items():
            if other > number or not _apart(ground, matters, number, other):
                continue
            for name, k in held.items():
                facing = opposite(name)
                there = camps_of.get(other, {}).get(facing)
                if there is None or name in camps_of[other] or facing in held:
                    continue
                odd = bool(matters.negative(number)) != bool(matters.negative(other))
                near = _beside_word(ground, k) & _beside_word(ground, there)
                rest = [one for one in stems if one in near]
                score = matters.shared(rest)
                if not odd and score >= _OPPOSITE and score > most:
                    best, most, at = other, score, k
        if best >= 0:
            told = f"'{low[at]}' against what another said of the same matter"
            yield Link(number, best, "contrasts", min(0.65, 0.4 + 0.1 * most), (at, at + 1), told)


def _answered(ground: Ground) -> Iterator[Link]:
    """*The company denied the accusation. "Not one barrel left our yard," its head said.*"""
    low = ground.low
    for k in [k for k, word in enumerate(low) if word in _DENYING]:
        sentence = ground.sentence_of(k)
        stop = ground.first[sentence + 1]
        charge = next((m for m in range(k + 1, min(stop, k + 4)) if low[m] in _CHARGES), -1)
        if stop - k > _SHORT_DENIAL or charge < 0:
            continue
        bare = low[charge] in ("it", "this", "that")
        if bare and charge + 1 < stop and not ground.words.kind[charge + 1] & SIGN:
            continue  # `denied that he knew`
        if sentence + 1 >= len(ground.members):
            continue
        said = [n for n in ground.main(sentence + 1) if _states(ground, n)]
        if not said or not ground.solid(said[0]):
            continue
        answer = said[0]
        here = ground.members[sentence] or [answer]
        for n in range(min(here) - 1, max(-1, min(here) - _NEAR), -1):
            one = ground.attribution(n)
            if one is None or not ground.says(n) or ground.source(n) == ground.source(answer):
                continue
            if ground.hangs(n):
                continue
            if one.force in ("accuses", "claims", "reports") or (
                one.force == "states" and ground.home[n] == sentence - 1
            ):
                told = f"what is said after '{low[k]}' the charge"
                yield Link(answer, n, "contradicts", 0.6, (k, k + 1), told)
                break


def _states(ground: Ground, number: int) -> bool:
    one = ground.attribution(number)
    return one is not None and one.force in ("states", "claims", "denies", "reports", "accuses")


_SHORT_DENIAL = 9  # words from *denied* to the end of its sentence


def _owned_up(ground: Ground) -> Iterator[Link]:
    """*It first spoke of a minor event. On Friday it admitted that nine men had been hurt.*"""
    for number in range(1, len(ground.statements)):
        one = ground.attribution(number)
        if one is None or not (ground.says(number) and ground.solid(number)):
            continue
        cue = " ".join(span.cut(ground.text) for span in one.cue).casefold().split()
        if _OWNING.isdisjoint(cue):
            continue
        again = " ".join(span.cut(ground.text) for span in one.source).casefold().split()[:1]
        for n in range(number - 1, max(-1, number - 6), -1):
            other = ground.attribution(n)
            if other is None or ground.home[n] == ground.home[number]:
                continue
            if ground.home[number] - ground.home[n] > 2 or ground.size[n] < 2:
                continue
            same = ground.source(n) == ground.source(number) != ""
            if not same and not (again and again[0] in _AGAIN):
                continue
            begin = ground.first[ground.home[n]]
            head = ground.low[max(begin, ground.extent[n][0] - _EARLY) : ground.extent[n][0]]
            if any(
                word in _FIRST and (at == 0 or head[at - 1] not in ("the", "a"))
                for at, word in enumerate(head)
            ):
                lo = ground.extent[number][0]
                told = "what was owned up to after it was told differently at first"
                yield Link(number, n, "contrasts", 0.6, (lo, lo), told)
                return


def _figures(ground: Ground) -> Iterator[Link]:
    """*But last year it had said 200 kilometres*, after 60 kilometres were told of."""
    for number in range(1, len(ground.statements)):
        mine = _measured(ground, number)
        if not mine or ground.attribution(number) is None:
            continue
        begin = ground.first[ground.home[number]]
        head = ground.low[begin : ground.extent[number][1]]
        if "but" not in head[:3] or _EARLIER.isdisjoint(head):
            continue
        for n in range(number - 1, max(-1, number - _NEAR), -1):
            theirs = _measured(ground, n)
            units = {unit for unit, _ in mine} & {unit for unit, _ in theirs}
            if units and mine.isdisjoint(theirs) and ground.source(n) != ground.source(number):
                told = "another figure than was told of before"
                yield Link(number, n, "contrasts", 0.55, (begin, begin + 1), told)
                break


_UNMEASURED = frozenset(_UNLIKE["unmeasured"])


def _measured(ground: Ground, number: int) -> set[tuple[str, float | None]]:
    """The units and values of what is measured, and is no money and no share."""
    amounts = ground.statements[number].quantities
    return {
        (q.unit, q.value)
        for q in amounts
        if q.unit and q.unit not in _UNMEASURED and not (q.unit.isupper() and len(q.unit) == 3)
    }


def _counts(ground: Ground, matters: Matters) -> Iterator[Link]:
    """*The police put the crowd at 3,000. The organisers spoke of 20,000.*"""
    for number in range(1, len(ground.statements)):
        n = number - 1
        if ground.home[number] - ground.home[n] > 1:
            continue
        one, other = _count(ground, matters, number), _count(ground, matters, n)
        if one is None or other is None or one[1] == other[1]:
            continue
        if one[0] and other[0] and one[0] != other[0]:
            continue
        if ground.source(number) == ground.source(n) != "" or not ground.says(n):
            continue
        lo = ground.extent[number][0]
        told = "two counts of one thing"
        yield Link(number, n, "contradicts", 0.55, (lo, lo), told)


def _count(ground: Ground, matters: Matters, number: int) -> tuple[str | None, float | None] | None:
    """The unit and the value of a short statement that only gives a count, by somebody's word."""
    amounts = ground.statements[number].quantities
    if len(amounts) != 1 or len(ground.stems(number)) > _SHORT + 1:
        return None
    begin = ground.first[ground.home[number]]
    before_it = ground.low[begin : ground.extent[number][1]]
    if _COUNTING.isdisjoint(before_it):
        return None
    return amounts[0].unit, amounts[0].value

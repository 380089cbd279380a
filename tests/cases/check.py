"""Checks a reading against what a careful reader found in the report.

    python -m tests.cases.check expect.json reading.json

Prints each expectation that is not met, then how many are; exit status 0 where all are. The module
uses the standard library only, and works on the JSON of docs/reading.md, not on the records.

An expectation is one object of the list `expectations`; its `expect` names its kind, a key of
:data:`CHECKS`. Wanted texts are compared by containment, without case and with white space as one
space; `|` parts alternatives, a list wants all of its items, `=X` wants exactly X. A span that
swallows the text counts for nothing: a source or cue has 160 code points at most, a content or a
statement 500.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

Json = dict[str, Any]
Wanted = str | list[str]

MOST_NAME = 160  # code points of a source, a cue or a name
MOST_CONTENT = 500  # of a content, a statement or any other stretch
MOST_LANGUAGE = 80
EITHER_WAY = frozenset({"contrasts", "contradicts"})  # relations that have no direction


def plain(text: object) -> str:
    """The text as it is compared: lower case, straight apostrophes, single spaces."""
    return " ".join(str(text or "").replace("’", "'").split()).lower()


def has(text: object, wanted: Wanted) -> bool:
    """Whether every wanted item, by one of its alternatives, is in the text."""
    there = plain(text)

    def holds(alternative: str) -> bool:
        if alternative.startswith("="):
            return there == plain(alternative[1:])
        return plain(alternative) in there

    items = [wanted] if isinstance(wanted, str) else wanted
    return all(any(map(holds, item.split("|"))) for item in items)


def unit(name: object) -> str:
    """A unit's name without the plural's s."""
    low = plain(name)
    return low.removesuffix("s") if len(low) > 3 else low


def same_unit(name: object, wanted: str) -> bool:
    """Whether a unit is one of the wanted ones."""
    return unit(name) in map(unit, wanted.split("|"))


class Read:
    """A reading's JSON, with the look-ups that the checks need. Absent lists read as empty."""

    def __init__(self, reading: Json) -> None:
        self.text: str = reading.get("text") or ""
        self._reading = reading
        self._sources = {one["id"]: one for one in self.every("sources")}
        self._statements = {one["id"]: one for one in self.every("statements")}

    def every(self, key: str) -> list[Json]:
        """The reading's records of one sort."""
        return self._reading.get(key) or []

    def cut(self, spans: Sequence[Mapping[str, int]] | None, most: int = MOST_CONTENT) -> str:
        """The spans' text; nothing where it is longer than it may be."""
        parts = [self.text[span["start"] : span["end"]] for span in spans or []]
        return " … ".join(parts) if sum(map(len, parts)) <= most else ""

    def source(self, key: str | None) -> Json:
        """The source of this id, or an empty one."""
        return self._sources.get(key or "", {})

    def names(self, source: Json) -> list[str]:
        """What a source is called: its name and its mentions."""
        name = source.get("name") or ""
        own = [name] if len(name) <= MOST_NAME else []
        return own + [self.cut([m], MOST_NAME) for m in source.get("mentions") or []]

    def called(self, key: str | None, wanted: Wanted) -> bool:
        """Whether the source of this id goes by a wanted name."""
        return any(has(name, wanted) for name in self.names(self.source(key)))

    def statement(self, key: str | None) -> str:
        """The text of the statement of this id."""
        return self.short(self._statements.get(key or "", {}))

    def short(self, statement: Json) -> str:
        """A statement's text; nothing where it is too long."""
        text: str = statement.get("text") or ""
        return text if len(text) <= MOST_CONTENT else ""

    def about(self, wanted: Wanted) -> Iterator[Json]:
        """The statements that say what is wanted."""
        for statement in self.every("statements"):
            text = statement.get("text") or ""
            if len(text) <= MOST_CONTENT and has(text, wanted):
                yield statement


def _hops(attribution: Json) -> Iterator[Json]:
    """The outer hop, then the inner ones."""
    yield attribution
    yield from attribution.get("hops") or []


def _is_attribution(read: Read, want: Json, one: Json) -> bool:
    hops = list(_hops(one))
    root = read.source(one.get("source_id"))
    office = f"{root.get('role')} {root.get('affiliation')} {root.get('name')}"
    before = (one.get("chain") or [])[:-1]
    return (
        any(has(read.cut(hop.get("source"), MOST_NAME), want["source"]) for hop in hops)
        and any(has(read.cut(hop.get("cue"), MOST_NAME), want["cue"]) for hop in hops)
        and has(read.cut(one.get("content")), want["content"])
        and ("grade" not in want or root.get("grade") in want["grade"])
        and ("force" not in want or one.get("force") in want["force"])
        and ("through" not in want or any(read.called(hop, want["through"]) for hop in before))
        and ("role" not in want or has(office, want["role"]))
    )


def attribution(read: Read, want: Json) -> bool:
    """`source`, `cue` and `content` in one attribution; its `grade`, `force`, `through`, `role`."""
    return any(_is_attribution(read, want, one) for one in read.every("attributions"))


def statement(read: Read, want: Json) -> bool:
    """A statement with `text`; its fields in `is`, whether it is `unverified`, a `quantity`."""

    def fits(one: Json) -> bool:
        evidence = one.get("evidence") or {}
        return (
            all(one.get(field) in values for field, values in want.get("is", {}).items())
            and ("unverified" not in want or evidence.get("unverified") == want["unverified"])
            and (
                "quantity" not in want or any(_measures(q, want["quantity"]) for q in amounts(one))
            )
        )

    def amounts(one: Json) -> Iterable[Json]:
        return one.get("quantities") or []

    return any(map(fits, read.about(want["text"])))


def _measures(quantity: Json, wanted: Sequence[Any]) -> bool:
    return quantity.get("value") == wanted[0] and same_unit(quantity.get("unit"), wanted[1])


def same_source(read: Read, want: Json) -> bool:
    """One source goes by all `names`."""
    return any(
        all(any(has(name, wanted) for name in read.names(one)) for wanted in want["names"])
        for one in read.every("sources")
    )


def not_same_source(read: Read, want: Json) -> bool:
    """Each of `names` is a source's, and no source goes by all."""
    known = [name for one in read.every("sources") for name in read.names(one)]
    each = all(any(has(name, wanted) for name in known) for wanted in want["names"])
    return each and not same_source(read, want)


def response(read: Read, want: Json) -> bool:
    """An `actor`'s response of one `kind`."""
    return any(
        read.called(one.get("actor"), want["actor"]) and one.get("kind") in want["kind"]
        for one in read.every("responses")
    )


def answer(read: Read, want: Json) -> bool:
    """A response, as above, to the statement that says `about`."""
    return any(
        read.called(one.get("actor"), want["actor"])
        and one.get("kind") in want["kind"]
        and bool(read.statement(one.get("about")))
        and has(read.statement(one.get("about")), want["about"])
        for one in read.every("responses")
    )


def not_response(read: Read, want: Json) -> bool:
    """An `actor` who responds, but not in any way in `kind`."""
    kinds = {
        one.get("kind")
        for one in read.every("responses")
        if read.called(one.get("actor"), want["actor"])
    }
    return bool(kinds) and kinds.isdisjoint(want["kind"])


def source(read: Read, want: Json) -> bool:
    """A source called `name`, with its `kind`, `grade`, `role` and `affiliation`."""

    def fits(one: Json) -> bool:
        office = f"{one.get('role')} {one.get('affiliation')}"
        return (
            any(has(name, want["name"]) for name in read.names(one))
            and all(one.get(key) in want[key] for key in ("kind", "grade") if key in want)
            and all(has(office, want[key]) for key in ("role", "affiliation") if key in want)
        )

    return any(map(fits, read.every("sources")))


def evidence(read: Read, want: Json) -> bool:
    """A statement with `text` for which all kinds in `offered` are offered.

    `none` is met where the reading says that the text itself has nothing to offer (`none`, or
    `unverified`) and no other kind stands beside it: an empty list is silence, not `none`.
    """

    def fits(one: Json) -> bool:
        found = one.get("evidence") or {}
        offered = set(found.get("offered") or [])
        if want["offered"] == ["none"]:
            return offered <= {"none"} and ("none" in offered or bool(found.get("unverified")))
        return all(not offered.isdisjoint(kind.split("|")) for kind in want["offered"])

    return any(map(fits, read.about(want["text"])))


def justification(read: Read, want: Json) -> bool:
    """`text` in the justification of an attribution to `source`, by a hop's span or its name."""
    return any(
        has(read.cut(one.get("justification")), want["text"])
        and (
            read.called(one.get("source_id"), want["source"])
            or any(has(read.cut(h.get("source"), MOST_NAME), want["source"]) for h in _hops(one))
        )
        for one in read.every("attributions")
    )


def time(read: Read, want: Json) -> bool:
    """A time whose words have `text`, with just this `value`."""
    return any(
        has(one.get("text"), want["text"]) and one.get("value") in want["value"].split("|")
        for holder in read.every("statements")
        for one in holder.get("times") or []
    )


def quantity(read: Read, want: Json) -> bool:
    """A quantity whose words have `text`, with just this `value` and `unit`."""
    return any(
        has(one.get("text"), want["text"]) and _measures(one, (want["value"], want["unit"]))
        for holder in read.every("statements")
        for one in holder.get("quantities") or []
    )


def _relates(read: Read, want: Json, one: Json) -> bool:
    ends = (one.get("from"), one.get("to"))
    ways = (ends, ends[::-1]) if one.get("kind") in EITHER_WAY else (ends,)
    return ends[0] != ends[1] and any(
        has(read.statement(a), want["from"]) and has(read.statement(b), want["to"]) for a, b in ways
    )


def relation(read: Read, want: Json) -> bool:
    """A relation of one `kind` between the statements that say `from` and `to`."""
    return any(
        one.get("kind") in want["kind"] and _relates(read, want, one)
        for one in read.every("relations")
    )


def not_relation(read: Read, want: Json) -> bool:
    """No relation, of any `kind` or of those given, between the statements, either way round."""
    back = want | {"from": want["to"], "to": want["from"]}
    return not any(
        ("kind" not in want or one.get("kind") in want["kind"])
        and (_relates(read, want, one) or _relates(read, back, one))
        for one in read.every("relations")
    )


def position(read: Read, want: Json) -> bool:
    """An `actor`'s position of one `kind`, with `text`, its `condition` and `consequence`."""
    return any(
        read.called(one.get("actor"), want["actor"])
        and one.get("kind") in want["kind"]
        and has(read.cut(one.get("spans")), want["text"])
        and all(
            has(read.cut(one.get(part)), want[part])
            for part in ("condition", "consequence")
            if part in want
        )
        for one in read.every("positions")
    )


def not_position(read: Read, want: Json) -> bool:
    """No position has `text` in it; none of its `actor` and of `kind` where those are given."""
    return not any(
        ("text" not in want or has(read.cut(one.get("spans")), want["text"]))
        and ("actor" not in want or read.called(one.get("actor"), want["actor"]))
        and ("kind" not in want or one.get("kind") in want["kind"])
        for one in read.every("positions")
    )


def decision(read: Read, want: Json) -> bool:
    """A `decider`'s decision, its `oversight`, and `text` in its spans where that is given."""
    return any(
        read.called(one.get("decider"), want["decider"])
        and one.get("oversight") in want["oversight"]
        and ("text" not in want or has(read.cut(one.get("spans")), want["text"]))
        for one in read.every("decisions")
    )


def not_decision(read: Read, want: Json) -> bool:
    """No decision of `decider`, or none with `text`, as far as those are given."""
    return not any(
        ("decider" not in want or read.called(one.get("decider"), want["decider"]))
        and ("text" not in want or has(read.cut(one.get("spans")), want["text"]))
        for one in read.every("decisions")
    )


def _marked(read: Read) -> Iterator[tuple[str, str]]:
    """Every marked stretch and its kind."""
    for holder in read.every("statements"):
        for one in holder.get("language") or []:
            if marked := read.cut([one], MOST_LANGUAGE):
                yield marked, one.get("kind") or ""


def language(read: Read, want: Json) -> bool:
    """A marked stretch, of one `kind` where that is given, that has `text` or lies inside it."""
    return any(
        ("kind" not in want or kind in want["kind"])
        and (
            has(marked, want["text"])
            or any(plain(marked) in plain(wanted) for wanted in want["text"].split("|"))
        )
        for marked, kind in _marked(read)
    )


def not_language(read: Read, want: Json) -> bool:
    """Nothing is marked that has `text`; nothing at all where no text is given."""
    return not any("text" not in want or has(marked, want["text"]) for marked, _ in _marked(read))


CHECKS: dict[str, Callable[[Read, Json], bool]] = {
    check.__name__: check
    for check in (
        attribution,
        statement,
        same_source,
        not_same_source,
        response,
        answer,
        not_response,
        source,
        evidence,
        justification,
        time,
        quantity,
        relation,
        not_relation,
        position,
        not_position,
        decision,
        not_decision,
        language,
        not_language,
    )
}


def met(reading: Json | Read, want: Json) -> bool:
    """Whether a reading, as JSON, meets an expectation.

    Raises :class:`ValueError` where the kind is not known.
    """
    check = CHECKS.get(want["expect"])
    if check is None:
        raise ValueError(f"unknown kind {want['expect']!r}: one of {', '.join(CHECKS)}")
    read = reading if isinstance(reading, Read) else Read(reading)
    return bool(read.text) and check(read, want)


def main() -> None:
    """Checks one file against the other."""
    wanted, given = (Path(name).read_text(encoding="utf8") for name in sys.argv[1:3])
    expectations = json.loads(wanted)["expectations"]
    read = Read(json.loads(given.split("\n", 1)[0] or "{}"))
    failed = [want for want in expectations if not met(read, want)]
    for want in failed:
        print("not met:", json.dumps(want, ensure_ascii=False))
    print(f"{len(expectations) - len(failed)} of {len(expectations)} met")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()

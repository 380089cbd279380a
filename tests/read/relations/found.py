"""Relations of texts made by hand: each as the words of its ends and its kind."""

from __future__ import annotations

from onrecord.read.relations.related import linked_up
from onrecord.read.what.qualify import qualified
from onrecord.records import Relation
from tests.read.marked import marked


def found(given: str, **options: object) -> list[tuple[str, str, str]]:
    """(words of ``from``, kind, words of ``to``) of each relation in a marked text."""
    made = marked(given, **options)  # type: ignore[arg-type]
    said, stated = made.read()
    stated = qualified(made.report, stated, said, ())
    texts = {one.id: one.text for one in stated}
    return [
        (texts[one.from_], one.kind, texts[one.to])
        for one in linked_up(made.report.text, stated, said)
    ]


def relations_of(given: str) -> list[Relation]:
    """The relations themselves."""
    made = marked(given)
    said, stated = made.read()
    return linked_up(made.report.text, qualified(made.report, stated, said, ()), said)


def holds(given: str, start: str, kind: str, end: str) -> bool:
    """Whether a text has a relation of a kind between statements that hold these words."""
    return any(
        one == kind
        and (
            (start in a and end in b)
            or (kind in ("contrasts", "contradicts") and start in b and end in a)
        )
        for a, one, b in found(given)
    )

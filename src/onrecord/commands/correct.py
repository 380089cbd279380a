"""`onrecord correct ...`: what a person puts right, kept with who, when and why."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, get_args

import click

from onrecord.commands import options
from onrecord.commands.answering import answering
from onrecord.commands.opening import held
from onrecord.commands.signing import signature, signed
from onrecord.records import Grade, RelationKind

if TYPE_CHECKING:
    from onrecord.ledger.records import Correction
    from onrecord.weigh.holdings import Holdings
    from onrecord.weigh.records import Claim, LedgerSource

_GRADES = [one for one in get_args(Grade) if one != "author"]
_RELATIONS = list(get_args(RelationKind))


@click.group()
def correct() -> None:
    """Put right what was read: sources, grades, claims, relations.

    A correction stands beside the reading and survives a re-read; `onrecord undo ID` takes it
    back. A source is meant by its id from `onrecord sources`, by its name, or as REPORT#SOURCE; a
    claim by its id from `onrecord claims`; a statement by its key, REPORT#STATEMENT, which
    `onrecord claim ID` shows.
    """


def _ended(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every correction ends with."""
    return signed(options.db(command))


@correct.command("merge-sources")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE SOURCE...")
@_ended
def merge_sources(sources: tuple[str, ...], by: str | None, why: str | None, db: str) -> None:
    """These sources are one."""
    _several(sources, "SOURCE")
    who, why = signature(by, why)
    with _scene(db) as scene:
        from onrecord.weigh.correcting import merging

        scene.keep([merging(scene.holdings, scene.sources, sources, who, why)])


@correct.command("split-sources")
@click.argument("source", metavar="SOURCE")
@click.argument("others", nargs=-1, metavar="[OTHER...]")
@click.option(
    "--mention",
    metavar="WORDS",
    help="Only where the report says these words: that mention is somebody else.",
)
@_ended
def split_sources(
    source: str,
    others: tuple[str, ...],
    mention: str | None,
    by: str | None,
    why: str | None,
    db: str,
) -> None:
    """This source is another than the OTHERs.

    Without OTHERs, REPORT#SOURCE is taken out of the source of the ledger that it was put into.
    """
    who, why = signature(by, why)
    with _scene(db) as scene:
        from onrecord.weigh.correcting import splitting

        scene.keep(splitting(scene.holdings, scene.sources, source, others, who, why, mention))


@correct.command("set-grade")
@click.argument("source", metavar="SOURCE")
@click.argument("grade", type=click.Choice(_GRADES), metavar="GRADE")
@_ended
def set_grade(source: str, grade: Grade, by: str | None, why: str | None, db: str) -> None:
    """How answerable this source is: named, official, collective, anonymous or unattributed.

    A source of several reports gets the grade in each; REPORT#SOURCE means one report alone.
    """
    who, why = signature(by, why)
    with _scene(db) as scene:
        from onrecord.weigh.correcting import grading

        scene.keep(grading(scene.holdings, scene.sources, source, grade, who, why))


@correct.command("join-claims")
@click.argument("claims", nargs=-1, required=True, metavar="CLAIM CLAIM...")
@_ended
def join_claims(claims: tuple[str, ...], by: str | None, why: str | None, db: str) -> None:
    """These claims say the same, with all that each holds.

    A statement's key means that statement alone.
    """
    _several(claims, "CLAIM")
    who, why = signature(by, why)
    with _scene(db) as scene:
        from onrecord.weigh.correcting import joining

        scene.keep([joining(scene.holdings, scene.claims, claims, who, why)])


@correct.command("part-claims")
@click.argument("claim", metavar="CLAIM")
@click.argument("statements", nargs=-1, required=True, metavar="STATEMENT...")
@_ended
def part_claims(
    claim: str, statements: tuple[str, ...], by: str | None, why: str | None, db: str
) -> None:
    """These statements say something else than the rest of the claim."""
    who, why = signature(by, why)
    with _scene(db) as scene:
        from onrecord.weigh.correcting import parting

        scene.keep(parting(scene.holdings, scene.claims, claim, statements, who, why))


@correct.command("add-relation")
@click.argument("first", metavar="STATEMENT")
@click.argument("kind", type=click.Choice(_RELATIONS), metavar="KIND")
@click.argument("second", metavar="STATEMENT")
@_ended
def add_relation(
    first: str, kind: RelationKind, second: str, by: str | None, why: str | None, db: str
) -> None:
    """The first statement stands so to the second: R#t1 supports R#t2.

    KIND is one of supports, causes, justifies, contrasts, contradicts, restates, narrows.
    """
    who, why = signature(by, why)
    with _scene(db) as scene:
        from onrecord.weigh.correcting import relating

        scene.keep([relating(scene.holdings, first, kind, second, who, why)])


@correct.command("strike-relation")
@click.argument("first", metavar="STATEMENT")
@click.argument("kind", type=click.Choice(_RELATIONS), metavar="KIND")
@click.argument("second", metavar="STATEMENT")
@_ended
def strike_relation(
    first: str, kind: RelationKind, second: str, by: str | None, why: str | None, db: str
) -> None:
    """There is no such relation between the two statements."""
    who, why = signature(by, why)
    with _scene(db) as scene:
        from onrecord.weigh.correcting import striking

        scene.keep([striking(scene.holdings, first, kind, second, who, why)])


def _several(given: Sequence[str], what: str) -> None:
    if len(set(given)) < 2:
        raise click.UsageError(f"name two of them or more: {what} {what}")


class _Scene:
    """The ledger while a correction is made; claims and sources are computed when asked for."""

    def __init__(self, ledger: Any) -> None:
        self.ledger = ledger
        self.holdings: Holdings = held(ledger)

    @property
    def claims(self) -> Sequence[Claim]:
        """The claims of the ledger."""
        from onrecord.weigh.claims import claims

        return claims(self.holdings)

    @property
    def sources(self) -> Sequence[LedgerSource]:
        """The sources of the ledger."""
        from onrecord.weigh.sources import ledger_sources

        return ledger_sources(self.holdings)

    def keep(self, corrections: Sequence[Correction]) -> None:
        """Records the corrections, and says what each changes."""
        from onrecord.show.answers.corrections import confirmed
        from onrecord.show.visible import visible

        for correction in corrections:
            kept = self.ledger.correct(correction)
            click.echo(visible(confirmed(kept, self.holdings.filed)))


@contextlib.contextmanager
def _scene(db: str) -> Iterator[_Scene]:
    from onrecord.ledger.store import Ledger

    with answering(), Ledger.open(db, create=False) as ledger:
        yield _Scene(ledger)

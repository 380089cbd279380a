"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

import click

from onrecord.errors import OnRecordError
from onrecord.report import iso_date

if TYPE_CHECKING:
    from onrecord.gather import GatherOptions

AnswerFormat = Literal["text", "json", "csv"]
DEFAULT_DB = "onrecord.db"

_Command = Callable[..., Any]


class Day(click.ParamType[str]):
    """An ISO 8601 date, or date and time, of which the day counts."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The day; fails with what to write instead."""
        try:
            return iso_date(value)[:10]
        except OnRecordError as error:
            self.fail(str(error), param, ctx)


db = click.option(
    "--db",
    metavar="FILE|URL",
    envvar="ONRECORD_DB",
    default=DEFAULT_DB,
    show_default=True,
    show_envvar=True,
    help="The ledger: a file of SQLite's, or the address of a PostgreSQL database.",
)
as_of = click.option(
    "--as-of",
    type=Day(),
    metavar="DATE",
    help="Answer with what had been published by then (ISO 8601).",
)
answer_format = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
    help="For a terminal, for programs (one JSON object a line), or for a spreadsheet.",
)
out = click.option(
    "--out",
    type=click.Path(dir_okay=False),
    help="Write to this file. It is replaced only once everything is written.",
)
width = click.option(
    "--width",
    type=click.IntRange(40, 400),
    help="Columns of text output.  [default: the terminal]",
)


_GIVEN = (
    click.option("--title", help="Title, where the input does not say it."),
    click.option("--outlet", help="Outlet, where the input does not say it."),
    click.option("--author", help="Author, where the input does not say it."),
    click.option("--published", metavar="DATE", help="Date (ISO 8601), where the input has none."),
    click.option("--allow-private", is_flag=True, help="Fetch from addresses that are not public."),
    click.option(
        "--mode",
        type=click.Choice(["int8", "float"]),
        default="int8",
        show_default=True,
        help="Arithmetic: fast 8-bit integers, or the floating-point reference.",
    ),
)


def given(command: _Command) -> _Command:
    """What may be said of the inputs of `read` and `add`, and the arithmetic."""
    for option in reversed(_GIVEN):
        command = option(command)
    return command


def gathering(
    title: str | None,
    outlet: str | None,
    author: str | None,
    published: str | None,
    allow_private: bool,
) -> GatherOptions:
    """These options as `gather` takes them; raises BadParameter where the date is none."""
    from onrecord.gather import GatherOptions

    try:
        return GatherOptions(
            title=title,
            outlet=outlet,
            author=author,
            published=published,
            allow_private=allow_private,
        )
    except OnRecordError as error:
        raise click.BadParameter(str(error), param_hint="--published") from error


def question(command: _Command) -> _Command:
    """The options of every question: ledger, date, format, output file, columns."""
    for option in (width, out, answer_format, as_of, db):
        command = option(command)
    return command

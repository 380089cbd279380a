"""Who corrects, and why: given as options, or asked for on a terminal."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable
from typing import Any

import click

by = click.option("--by", metavar="NAME", help="Who says so.  [default: asked for on a terminal]")
why = click.option("--why", metavar="TEXT", help="Why.  [default: asked for on a terminal]")


def signed(command: Callable[..., Any]) -> Callable[..., Any]:
    """Both options."""
    return by(why(command))


def interactive() -> bool:
    """Whether somebody sits at the other end of standard input."""
    return sys.stdin is not None and sys.stdin.isatty()


def login() -> str | None:
    """The user's login name, where the system knows one."""
    try:
        return getpass.getuser() or None
    except (KeyError, OSError):
        return None


def signature(by: str | None, why: str | None, question: str = "Why?") -> tuple[str, str]:
    """Who and why, asked for where they were not given; a usage error without a terminal."""
    return _given(by, "--by NAME", "Who says so?", login()), _given(why, "--why TEXT", question)


def _given(value: str | None, option: str, question: str, default: str | None = None) -> str:
    if value is not None and value.strip():
        return value.strip()
    if value is not None or not interactive():
        raise click.UsageError(f"{option} is needed: a correction keeps who made it and why")
    said: str = click.prompt(question, default=default, err=True)
    if not said.strip():
        raise click.UsageError(f"{option} is needed: a correction keeps who made it and why")
    return said.strip()

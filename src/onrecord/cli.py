"""The command line. A command's module is imported only when that command is called."""

from __future__ import annotations

import atexit
import gc
from importlib import import_module

import click

from onrecord.version import installed_version

# name: (module in onrecord.commands, what the command is called there)
COMMANDS = {
    "read": ("read", "read"),
    "add": ("add", "add"),
    "claims": ("claims", "claims"),
    "claim": ("claim", "claim"),
    "sources": ("sources", "sources"),
    "source": ("source", "source"),
    "reports": ("reports", "reports"),
    "compare": ("compare", "compare"),
    "timeline": ("timeline", "timeline"),
    "review": ("review", "review"),
    "validate": ("validate", "validate"),
    "correct": ("correct", "correct"),
    "undo": ("undo", "undo"),
    "corrections": ("corrections", "corrections"),
    "forget": ("forget", "forget"),
    "export": ("export", "export"),
    "responses": ("responses", "responses"),
    "reversals": ("reversals", "reversals"),
    "positions": ("positions", "positions"),
    "stands": ("stands", "stands"),
    "hinges": ("hinges", "hinges"),
    "acts": ("acts", "acts"),
    "act": ("act", "act"),
    "report": ("report", "report"),
}


class Lazily(click.Group):
    """A group that imports a command's module when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of :data:`COMMANDS`."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(f"onrecord.commands.{module}"), name)
        return command


atexit.register(gc.freeze)  # what is left when a command ends need not be collected


@click.group(cls=Lazily, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(installed_version(), prog_name="onrecord")
def main() -> None:
    """Shows on whose word each statement of a report stands.

    OnRecord takes no side and never says what is true.
    """


if __name__ == "__main__":
    main()

"""A session of review: questions one after another, a key each, every answer kept at once."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from onrecord.commands.output import coloured
from onrecord.commands.signing import interactive

if TYPE_CHECKING:
    from onrecord.ledger.records import Correction
    from onrecord.ledger.store import Ledger
    from onrecord.weigh.asked import Question
    from onrecord.weigh.holdings import Holdings

NEXT, BACK, QUIT = "n", "b", "q"
_JUDGED = {"s": "same", "d": "different", "c": "cannot_tell"}
_GRADED = {
    "1": "named",
    "2": "official",
    "3": "collective",
    "4": "anonymous",
    "5": "unattributed",
    "c": "cannot_tell",
}
_COUNTED = {
    "join_claims": "the same",
    "part_claims": "different",
    "cannot_tell": "cannot tell",
    "set_grade": "graded",
}
_UNDONE = "taken back in review"
_WIDEST = 100  # columns


class Session:
    """Walks a person through questions; what was said stands in the ledger before the next one."""

    def __init__(
        self,
        ledger: Ledger,
        holdings: Holdings,
        questions: Sequence[Question],
        who: str,
        width: int | None = None,
    ) -> None:
        self.ledger, self.holdings, self.questions, self.who = ledger, holdings, questions, who
        from onrecord.show.answers.quoting import Quoting

        self.width = width
        self.quoting = Quoting.of(holdings)
        self.said: list[Correction | None] = []  # of each question passed; None: not now

    def walk(self, given: Iterator[str]) -> None:
        """Asks until there is no question or no key left."""
        while len(self.said) < len(self.questions):
            question = self.questions[len(self.said)]
            self._ask(question)
            while True:
                key = next(given, QUIT)
                if key == QUIT:
                    return
                if self._answer(question, key):
                    break

    def close(self, waiting: int) -> None:
        """Says what was done, and how many of ``waiting`` questions are left."""
        kept = [one for one in self.said if one is not None]
        counts = Counter(_COUNTED.get(one.kind, one.kind) for one in kept)
        told = ", ".join(f"{count} {what}" for what, count in sorted(counts.items()))
        left = waiting - len(kept)
        click.echo()
        click.echo(f"{len(kept)} judged{f' ({told})' if told else ''}, {left} left.")
        if left:
            click.echo("`onrecord review` goes on: what was judged does not come back.")

    def _answer(self, question: Question, key: str) -> bool:
        """Does what a key says; False where it says nothing, and another is waited for."""
        from onrecord.show.answers.corrections import says
        from onrecord.show.visible import visible
        from onrecord.weigh.reviewing import judged

        if key == NEXT:
            self.said.append(None)
            return True
        if key == BACK:
            return self._back()
        answers = _GRADED if question.what == "grade" else _JUDGED
        if key not in answers:
            click.echo(f"the keys are {', '.join((*answers, NEXT, BACK, QUIT))}")
            return False
        kept = self.ledger.correct(
            judged(question, answers[key], self.who, self.holdings)  # type: ignore[arg-type]
        )
        self.said.append(kept)
        click.echo(visible(f"{kept.id}: {says(kept, self.holdings.filed)}"))
        return True

    def _back(self) -> bool:
        """To the question before; what was said to it is taken back."""
        if not self.said:
            click.echo("this is the first question")
            return False
        last = self.said.pop()
        if last is not None:
            self.ledger.undo(last.id, self.who, _UNDONE)
            click.echo(f"{last.id} is taken back")
        return True

    def _ask(self, question: Question) -> None:
        from onrecord.show.answers import screen
        from onrecord.show.answers.review import asked

        colour = coloured(sys.stdout)
        width = self.width or min(shutil.get_terminal_size((80, 24)).columns, _WIDEST)
        console = screen.screen(width, colour)
        click.echo()
        number = len(self.said) + 1
        shown = asked(
            question,
            number,
            len(self.questions),
            self.quoting,
            plain=not colour,
        )
        for part in shown:
            for line in screen.lines(console, part):
                click.echo(line)


def keys() -> Iterator[str]:
    """Keys as they are pressed; without a terminal, the first letters of lines."""
    if interactive():
        while True:
            try:
                pressed = click.getchar()
            except EOFError:
                return
            if pressed in ("\x03", "\x04"):
                return
            yield NEXT if pressed == " " else pressed[:1].lower()
    click.echo("onrecord: no terminal: keys are read from standard input, one a line", err=True)
    for line in sys.stdin or ():
        if line.strip():
            yield line.strip()[0].lower()

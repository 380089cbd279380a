"""From reports on disk to answers: recorded by the real reader, joined by the real weighing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.read import reader as reading
from onrecord.read.reader import Reader
from tests.show.answers.dossier import TEXTS


@pytest.fixture
def run(tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Runs a command on a ledger of its own, with the reader that is loaded already."""
    monkeypatch.setattr(reading, "Reader", lambda mode, threads: reader)
    monkeypatch.setenv("ONRECORD_DB", str(tmp_path / "ledger.db"))

    def command(*arguments: str) -> str:
        result = CliRunner().invoke(main, [*arguments], catch_exceptions=False)
        assert result.exit_code == 0, result.stderr
        return result.stdout

    return command


def test_what_was_added_is_answered_for(run: Any, tmp_path: Path) -> None:
    given = tmp_path / "affair.jsonl"
    given.write_text(
        "".join(
            json.dumps(
                {"id": name, "outlet": outlet, "published": day, "title": title, "text": text}
            )
            + "\n"
            for name, (outlet, day, title, text) in reversed(TEXTS.items())
        ),
        encoding="utf-8",
    )
    run("add", "-q", "--threads", "1", str(given))

    reports = [json.loads(line) for line in run("reports", "--format", "json").splitlines()]
    assert [one["id"] for one in reports] == list(TEXTS)  # by date, whatever the order of adding
    assert reports[3]["reprint_of"] == "wire-0303"

    claims = [json.loads(line) for line in run("claims", "--format", "json").splitlines()]
    sale = claims[0]
    assert sale["text"] == "The harbour council sold the ferry Anselm for 4 million marks"
    assert sale["reports"][0] == "gazette-0302" and "courier-0303" in sale["reports"]
    assert sale["roots"]["min"] == 1  # the Courier has it from the Gazette
    assert "wire-0303" not in sale["reports"]  # six million are not four

    text = run("claim", sale["id"], "--width", "120")
    assert "Marl Gazette, citing two senior officials · anonymous" in text
    # Before the Gazette came with it, the Courier's statement was the first: the id still holds.
    assert run("claim", sale["statements"][1], "--width", "120") == text
    assert run("source", "Ida Venn").startswith("Ida Venn\n")

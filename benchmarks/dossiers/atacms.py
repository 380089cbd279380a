"""The dossier of ``../shared/cases/atacms``, with its answers in the form of our own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from benchmarks.dossiers.loading import Dossier, read_report
from onrecord.gather.options import GatherOptions

REPORT = "report"
_PUBLISHED = "2024-11-23"
# By the order of the claims: words of the report, and of what is said elsewhere. Where the
# dossier gives words itself, those are taken.
_IN_REPORT = ("Biden authorized", "North Korean soldiers", "rush before", "Kursk region")
_ELSEWHERE = (None, "North Korean|DPRK", None, None)


def load(shared: Path) -> Dossier:
    """The opinion piece and the transcripts; raises OSError where they are not there."""
    folder = shared / "cases/atacms"
    given = json.loads((folder / "dossier.json").read_text(encoding="utf8"))
    reports = {
        REPORT: read_report(folder / "report.txt", GatherOptions(published=_PUBLISHED)),
        **{path.stem: read_report(path) for path in sorted((folder / "briefings").glob("*.md"))},
    }
    apart: list[dict[str, Any]] = []
    claims = [_claim(n, claim, apart) for n, claim in enumerate(given["claims"])]
    expected = {
        "reprints": [[Path(b).stem, Path(a).stem] for a, b in given["reprints"]],
        "claims": claims,
        "apart": apart,
        "stands": [_stands(one) for one in given["stands"]],
    }
    return Dossier("atacms", reports, expected)


def _claim(n: int, claim: dict[str, Any], apart: list[dict[str, Any]]) -> dict[str, Any]:
    """One claim; what contradicts it must stay apart and goes to the list."""
    statements: list[list[str]] = [[REPORT, _IN_REPORT[n]]]
    for said in claim.get("elsewhere", []):
        words = str(said.get("words") or _ELSEWHERE[n])
        if said.get("relation") == "contradicts":
            apart.append({"one": statements[0], "other": [said["date"], words], "why": "denied"})
        else:
            statements.append([said["date"], words])
    responses = []
    for said in claim.get("official_responses", []):
        days = said["date"] if isinstance(said["date"], list) else [said["date"]]
        responses += [
            {"date": days[0], "report": days[0], "actor": said["actor"].split()[-1]}
            | {"kind": said["kind"], "words": said["words"]}
        ]
        if said["kind"] == "confirms":
            statements.append([days[0], said["words"]])
    roots = {
        day: want if isinstance(want, list) else [1, None]
        for day, want in claim.get("independent_roots", {}).items()
    }
    return {
        "claim": claim["claim"],
        "statements": statements,
        "responses": responses,
        "status": claim.get("status_over_time", {}),
        "roots": roots,
    }


def _stands(given: dict[str, Any]) -> dict[str, Any]:
    """Words to fall and to stand, all of them the report's own."""
    of_all = len(given["reports"]) > 1
    return {
        "without": given["without"],
        "as_of": None if of_all else _PUBLISHED,
        "reports": None if of_all else [REPORT],
        "falls": [[REPORT, words] for words in given["falls"]],
        "still": [[REPORT, words] for words in given["still"]],
    }

"""Event factuality in one format: predicates, and how far the author commits to each, -3 to 3.

UDS-It-Happened 2 (White et al., EMNLP 2016; Rudinger et al., NAACL 2018) and UW (Lee et al., EMNLP
2015). One JSON object a sentence: ``text`` in tokens, ``targets`` with ``span1`` and ``label``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path


def sentences(path: Path) -> Iterator[tuple[list[str], list[tuple[int, float]]]]:
    """Tokens of each sentence, and (token, label) of its predicates."""
    for line in path.read_text(encoding="utf8").splitlines():
        item = json.loads(line)
        tokens = item["text"].split()
        judged = [(int(t["span1"][0]), float(t["label"])) for t in item["targets"]]
        yield tokens, [(i, value) for i, value in judged if i < len(tokens)]

"""How rare stems are, for ``onrecord/weigh/terms.json``.

    python -m training.claims.frequencies --kept KEPT --out src/onrecord/weigh

Counts in how many statements of PolNeAR train and of the White House's reports a stem stands; a
stem that stands in one only is left out, as rare as one that was never seen.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from onrecord.weigh.terms import WORD, says_something, stem
from training.claims.kept import readings

_LEAST = 3


def main() -> None:
    """Counts and writes the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kept", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    count = Counter[str]()
    total = 0
    for corpus in ("polnear", "whitehouse"):
        for reading, *_ in readings(args.kept, corpus):
            for one in reading.statements:
                words = WORD.findall(one.text.lower())
                count.update({stem(word) for word in words if says_something(word)})
                total += 1
    stems = {name: n for name, n in sorted(count.items()) if n >= _LEAST and name[0].isalpha()}
    table = {"statements": total, "stems": stems}
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    (args.out / "terms.json").write_text(text + "\n", encoding="utf8")


if __name__ == "__main__":
    main()

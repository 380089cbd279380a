"""Speed of the whole read beside a spaCy pipeline, in one run on the same texts and cores.

    python -m benchmarks.speed [--shared ../shared] [--rounds 3] [--write]

Reads the PolNeAR dev articles with the installed reader (a fresh process for each figure, all cores
and one), and passes the same texts through ``spacy_speed.py`` (a pipeline of en_core_web_sm's
shape, the parse that other quote extractors need first) with one process and with one a core.
Rounds alternate between the two, and the best of each is kept: other load only ever slows.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path

FIGURES = Path(__file__).parent / "figures"
COLD = "“The bridge is safe,” the mayor said on Monday."

CHILD = """
import json, resource, sys, time
from onrecord.read.many import read_all
from onrecord.read.reader import Reader
from onrecord.report import make_report
threads, mode, paths = int(sys.argv[1]), sys.argv[2], sys.argv[3:]
reports = [make_report(open(p, encoding="utf8", newline="").read()) for p in paths]
reader = Reader(mode, threads)
for report in reports[:4]:
    reader.read(report).json()
begin = time.perf_counter()
written = sum(len(outcome.json()) for outcome in read_all(reader, reports, threads))
took = time.perf_counter() - begin
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
words = sum(len(r.text.split()) for r in reports)
print(json.dumps({"seconds": took, "articles": len(reports), "words": words, "peak": peak}))
"""


def read(texts: list[Path], threads: int, mode: str) -> dict[str, float]:
    """One reading of all texts in a fresh process: seconds, articles, words, peak bytes."""
    argv = [sys.executable, "-c", CHILD, str(threads), mode, *map(str, texts)]
    out: dict[str, float] = json.loads(subprocess.check_output(argv))
    return out


def parse(shared: Path, folder: Path, processes: int) -> dict[str, float]:
    """One pass of the spaCy pipeline over the same texts."""
    argv = [sys.executable, str(shared / "eval/spacy_speed.py"), str(folder), str(processes)]
    out: dict[str, float] = json.loads(subprocess.check_output(argv))
    return out


def cold(rounds: int) -> float:
    """Seconds from starting the command to its first output, the best of some."""
    argv = [sys.executable, "-m", "onrecord", "read", "--format", "jsonl", "-"]
    best = 1e9
    for _ in range(rounds):
        begin = time.perf_counter()
        with subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
            assert child.stdin is not None
            assert child.stdout is not None
            child.stdin.write(COLD.encode())
            child.stdin.close()
            child.stdout.readline()
            best = min(best, time.perf_counter() - begin)
    return best


def installed_bytes() -> tuple[int, int]:
    """Size on disk of the package itself, and of it with everything that it needs."""
    import importlib.metadata as metadata
    import re

    def size(name: str) -> int:
        files = metadata.files(name) or []
        paths = {Path(str(f.locate())) for f in files}
        return sum(p.stat().st_size for p in paths if p.is_file())

    import onrecord

    own = sum(p.stat().st_size for p in Path(onrecord.__file__).parent.rglob("*") if p.is_file())
    seen: set[str] = set()
    todo = ["onrecord"]
    total = own
    while todo:
        name = todo.pop()
        for line in metadata.requires(name) or []:
            if "extra ==" in line:
                continue
            found = re.match(r"[A-Za-z0-9_.-]+", line)
            need = found.group().lower() if found else ""
            if need in seen:
                continue
            seen.add(need)
            try:
                total += size(need)
                todo.append(need)
            except metadata.PackageNotFoundError:
                continue  # for another platform
    return own, total


def main() -> None:
    """Measures and prints one JSON object."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    folder = args.shared / "data/polnear/dev/text"
    if not folder.is_dir():
        sys.exit(f"{folder} is not there: the corpora are needed to measure speed")
    texts = sorted(folder.glob("*.txt"))
    cores = len(os.sched_getaffinity(0))
    runs: dict[str, list[dict[str, float]]] = {}
    for number in range(args.rounds):
        print(f"round {number + 1} of {args.rounds} ...", file=sys.stderr, flush=True)
        for threads in sorted({1, cores}):
            runs.setdefault(f"onrecord int8, {threads}", []).append(read(texts, threads, "int8"))
            runs.setdefault(f"spacy, {threads}", []).append(parse(args.shared, folder, threads))
        runs.setdefault(f"onrecord float, {cores}", []).append(read(texts, cores, "float"))
    best = {name: min(some, key=lambda r: r["seconds"]) for name, some in runs.items()}
    words = best["onrecord int8, 1"]["words"]
    table = {
        name: {
            "articles_s": round(len(texts) / run["seconds"], 2),
            "words_s": round(words / run["seconds"]),
            **({"peak_mb": round(run["peak"] / 1e6)} if "peak" in run else {}),
        }
        for name, run in best.items()
    }
    own, total = installed_bytes()
    ours, theirs = table[f"onrecord int8, {cores}"], table[f"spacy, {cores}"]
    figures = {
        "cores": cores,
        "articles": len(texts),
        "runs": table,
        "ratio": round(ours["articles_s"] / theirs["articles_s"], 2),
        "first_output_s": round(cold(5), 2),
        "package_mb": round(own / 1e6, 1),
        "install_mb": round(total / 1e6, 1),
    }
    print(json.dumps(figures, indent=1))
    if args.write:
        FIGURES.mkdir(exist_ok=True)
        (FIGURES / "speed.json").write_text(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()

"""GUM 11 (Zeldes 2017), coreference: only genres whose texts a newsroom may use (CC BY, BY-SA)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

GENRES = ("academic", "bio", "court", "interview", "news", "voyage")
KINDS = ("person", "organization", "place")


@dataclass(frozen=True)
class Document:
    """``text`` rebuilt from the tokens; ``mentions`` as (start, end, chain, kind); ``units``: where
    elementary discourse units begin; ``sentences``: where sentences begin."""

    name: str
    text: str
    mentions: list[tuple[int, int, str, str]]
    units: list[int]
    sentences: list[int]


def document(path: Path, tsv: Path) -> Document:
    """Reads one document from its CoNLL-U (text, units) and its WebAnno file (mentions, chains)."""
    text, where, units, starts = "", list[tuple[int, int]](), list[int](), list[int]()
    fresh = False
    for line in path.read_text(encoding="utf8").splitlines():
        if line.startswith("# newpar"):
            text = text.rstrip() + ("\n\n" if text else "")
        if line.startswith("# sent_id"):
            fresh = True
        part = line.split("\t")
        if len(part) != 10 or not part[0].isdigit():
            continue
        if fresh:
            starts.append(len(text))
            fresh = False
        if "Discourse=" in part[9]:
            units.append(len(text))
        where.append((len(text), len(text) + len(part[1])))
        text += part[1] + ("" if "SpaceAfter=No" in part[9] else " ")
    mentions, links = _mentions(tsv)
    chains = _chains(mentions, links)
    out = []
    if max((hi for _, hi, _ in mentions.values()), default=0) < len(where):
        for key, (lo, hi, kind) in mentions.items():
            out.append((where[lo][0], where[hi][1], chains[key], kind))
    return Document(path.stem, text.rstrip(), sorted(out), units, starts)


def _mentions(tsv: Path) -> tuple[dict[str, tuple[int, int, str]], list[tuple[str, str]]]:
    """Mentions by key as (first token, last token, kind), and the pairs that one chain joins."""
    mentions: dict[str, tuple[int, int, str]] = {}
    links: list[tuple[str, str]] = []
    token, ids = -1, dict[str, str]()
    for line in tsv.read_text(encoding="utf8").splitlines():
        part = line.split("\t")
        if not re.match(r"\d+-\d+$", part[0]):
            continue
        token += 1
        if part[3] != "_":
            for item in part[3].split("|"):
                kind, number = re.match(r"([^\[]+)(?:\[(\d+)\])?", item).groups()  # type: ignore[union-attr]
                key = number or f"t{part[0]}"
                ids[part[0]] = key if not number else ids.get(part[0], key)
                lo, _, _ = mentions.get(key, (token, token, kind))
                mentions[key] = (lo, token, kind)
        if len(part) > 9 and part[8] != "_":
            for kind, ref in zip(part[8].split("|"), part[9].split("|"), strict=False):
                if kind.startswith(("coref", "ana", "appos", "cata")):
                    to, _, pair = ref.partition("[")
                    a, _, b = pair.rstrip("]").partition("_") if pair else ("0", "", "0")
                    left = a if a not in ("", "0") else f"t{to}"
                    right = b if b not in ("", "0") else f"t{part[0]}"
                    links.append((left, right))
    return mentions, links


def _chains(
    mentions: dict[str, tuple[int, int, str]], links: list[tuple[str, str]]
) -> dict[str, str]:
    parent = {key: key for key in mentions}

    def root(key: str) -> str:
        while parent[key] != key:
            key = parent[key]
        return key

    for a, b in links:
        if a in parent and b in parent:
            parent[root(a)] = root(b)
    return {key: root(key) for key in mentions}


def documents(folder: Path, split: str) -> Iterator[Document]:
    """The documents of a split (``train`` or ``dev``) in the permitted genres."""
    lists = re.split(r"^## ", (folder / "splits.md").read_text(encoding="utf8"), flags=re.M)
    names = set(re.findall(r"GUM_\w+", "".join(x for x in lists if x.startswith(split))))
    if split == "train":
        held = set(re.findall(r"GUM_\w+", "".join(x for x in lists if x[:3] in ("dev", "tes"))))
    for path in sorted((folder / "coref/ontogum/conllu").glob("*.conllu")):
        keep = path.stem not in held if split == "train" else path.stem in names
        if keep and path.stem.split("_")[1] in GENRES:
            yield document(path, folder / "coref/gum/tsv" / f"{path.stem}.tsv")

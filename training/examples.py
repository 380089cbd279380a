"""Reads each corpus into examples."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from onrecord.read.words import WordPieces
from training.batches import Example, attribution_example, to_words
from training.corpora import factuality, gap, gum, polnear, uner

_JOIN = 6  # sentences a text: paragraphs of a window


def attribution(folder: Path, pieces: WordPieces) -> list[Example]:
    """PolNeAR's articles of one split."""
    return [attribution_example(a, pieces) for a in polnear.articles(folder)]


def names(path: Path, pieces: WordPieces) -> list[Example]:
    """UNER sentences, some to a text, with B/I tags of PER, LOC, ORG a word."""
    out = []
    sentences = list(uner.sentences(path))
    for k in range(0, len(sentences), _JOIN):
        text, marks = "", list[tuple[int, int, int]]()
        for tokens, labels in sentences[k : k + _JOIN]:
            for token, label in zip(tokens, labels, strict=True):
                if label != "O":
                    kind = 1 + 2 * uner.KINDS.index(label[2:]) + (label[0] == "I")
                    marks.append((len(text), len(text) + len(token), kind))
                text += token + " "
            text = text.rstrip() + "\n"
        words = pieces.words(text)
        ner = [0] * len(words)
        for start, end, kind in marks:
            lo, hi = to_words(words, start, end)
            for i in range(lo, hi):
                ner[i] = kind if i == lo else kind + (kind % 2)
        out.append(Example("ner", text, words, ner=ner))
    return out


def coreference(folder: Path, split: str, pieces: WordPieces) -> list[Example]:
    """GUM documents with mentions, chains and discourse units."""
    out = []
    for document in gum.documents(folder, split):
        words = pieces.words(document.text)
        found, kind_of = {}, {}
        for start, end, chain, kind in document.mentions:
            lo, hi = to_words(words, start, end)
            if lo < hi:
                found[lo, hi] = chain
                kind_of[lo, hi] = 1 + gum.KINDS.index(kind) if kind in gum.KINDS else 0
        units = [0] * len(words)
        for start in document.units:
            lo, _ = to_words(words, start, start + 1)
            if lo < len(words):
                units[lo] = 1
        keys = sorted(found)
        mentions = np.array(keys, dtype=np.int64).reshape(-1, 2)
        example = Example("gum", document.text, words, mentions=mentions, units=units)
        example.chain, example.kinds = [found[k] for k in keys], [kind_of[k] for k in keys]
        out.append(example)
    return out


def pronouns(path: Path, pieces: WordPieces) -> list[Example]:
    """GAP examples: three mentions; the names come first, then the pronoun."""
    out = []
    for item in gap.examples(path):
        words = pieces.words(item.text)
        spans = [to_words(words, *s) for s in (*item.names, item.pronoun)]
        chain = ["p" if same else f"other{k}" for k, same in enumerate(item.same)] + ["p"]
        mentions = np.array(spans, dtype=np.int64)
        if (mentions[:, 0] < mentions[:, 1]).all():
            out.append(Example("gap", item.text, words, mentions=mentions, chain=chain))
    return out


def facts(path: Path, pieces: WordPieces) -> list[Example]:
    """Sentences with how far the author commits to some predicates, some sentences to a text."""
    out = []
    items = list(factuality.sentences(path))
    for k in range(0, len(items), _JOIN):
        text, marks = "", list[tuple[int, float]]()
        for tokens, judged in items[k : k + _JOIN]:
            starts = []
            for token in tokens:
                starts.append(len(text))
                text += token + " "
            marks += [(starts[i], value) for i, value in judged]
            text = text.rstrip() + "\n"
        words = pieces.words(text)
        found = [(to_words(words, start, start + 1)[0], value) for start, value in marks]
        out.append(Example("fact", text, words, facts=found))
    return out

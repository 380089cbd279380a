"""Whether a text is surely in another language than English.

Most English is known by its commonest words alone, which costs nothing. Only where they are few
is the identifier loaded (py3langid: about 0.8 s, once a process), and a text is refused only
where everything speaks against English. What is short, mixed, a list or a table is read.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections import Counter
from importlib import resources
from typing import TYPE_CHECKING

from onrecord.errors import NotEnglish

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

MIN_WORDS = 20  # fewer say too little; two characters of a script without spaces make a word
ENGLISH_SHARE = 0.05  # of the words; about a fifth of the text is English above this
SURE_SHARE = 0.12  # above this the text is English and the identifier need not be asked
# The probability left for English below which a text is surely something else. Of 15,000 English
# news sentences of 20 words or more the lowest had 0.014; of single sentences in 17 other
# languages the highest had 1e-10; a list of French names had 4e-5.
ENGLISH_LEFT = 1e-8
NAMES_SHARE = 0.6  # more capitalised words than this: names or headlines, not sentences
LIST_WORDS = 4  # fewer words than this between commas and line ends: a list or a table

SURE_PIECES = 0.75  # of a text's pieces that must each be surely in another language

_PIECE = 500  # code points
_PIECES = 12  # a longer text is judged on so many pieces
_WORD = re.compile(r"[^\W\d_]+")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_BREAK = re.compile(r"[,;|\t\n]+")


def refuse_other_languages(text: str) -> None:
    """Returns quietly where the text is English, short or uncertain.

    Raises :class:`NotEnglish`, naming the language, where it is surely in another one.
    """
    language = other_language(text)
    if language is not None:
        raise NotEnglish(
            f"The text is in {language}; only English is read. Give an English version of it."
        )


def other_language(text: str) -> str | None:
    """The English name of the language that the text is surely in, or None."""
    lists = _lists()
    pieces = _sample(text)
    sample = "\n".join(pieces)
    words = _WORD.findall(sample)
    unspaced = len(_UNSPACED.findall(sample))
    if not words or max(len(words), unspaced // 2) < MIN_WORDS:
        return None
    share = sum(word.lower() in lists.english for word in words) / len(words)
    if share >= SURE_SHARE or (share >= ENGLISH_SHARE and unspaced < len(words)):
        return None
    if not unspaced and _is_list(sample, words):
        return None
    # Words all in capitals look like no language to the identifier.
    upper = sum(word.isupper() for word in words) > len(words) / 2
    votes = Counter(_surely(piece.lower() if upper else piece) for piece in pieces)
    label = max((label for label in votes if label), key=lambda x: (votes[x], x), default=None)
    if label is None or votes.total() - votes[None] < SURE_PIECES * votes.total():
        return None
    return lists.names.get(label, f"another language (code {label})")


def _surely(piece: str) -> str | None:
    """The identifier's label of a language other than English, where it leaves no doubt."""
    lists = _lists()
    ranked = _identifier().rank(piece)
    label = ranked[0][0]
    left = sum(p for other, p in ranked if other in lists.not_another)
    return label if label not in lists.not_another and left < ENGLISH_LEFT else None


def _sample(text: str) -> list[str]:
    """The text in pieces, all of it or spread evenly over it.

    Pieces are judged one by one: the identifier grows less sure where a text repeats itself.
    """
    count = min(_PIECES, max(1, len(text) // _PIECE))
    if len(text) <= _PIECES * _PIECE:
        size = -(-len(text) // count)
        return [text[k * size : (k + 1) * size] for k in range(count)]
    step = (len(text) - _PIECE) / (_PIECES - 1)
    starts = [round(k * step) for k in range(_PIECES)]
    return [text[start : start + _PIECE] for start in starts]


def _is_list(sample: str, words: list[str]) -> bool:
    """Whether these are names, headlines or table cells rather than sentences."""
    titled = sum(word[0].isupper() and not (len(word) > 1 and word.isupper()) for word in words)
    if titled / len(words) > NAMES_SHARE:
        return True
    pieces = sum(1 for piece in _BREAK.split(sample) if piece.strip())
    return len(words) / max(1, pieces) < LIST_WORDS


class _Lists:
    """What language.toml holds."""

    def __init__(self) -> None:
        raw = resources.files(__package__).joinpath("language.toml").read_text("utf-8")
        data = tomllib.loads(raw)
        self.english: frozenset[str] = frozenset(data["english"])
        self.not_another: frozenset[str] = frozenset(data["not_another"])
        self.names: dict[str, str] = data["names"]


@functools.cache
def _lists() -> _Lists:
    return _Lists()


@functools.cache
def _identifier() -> LanguageIdentifier:
    # py3langid's own rank() gives raw scores; an identifier of our own gives probabilities.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import ModelError
from onrecord.read.reader import Reader
from onrecord.read.vectors import MEANING, SIZE, Vectors
from onrecord.report import make_report

TEXT = (
    "The minister of Ostreval said that the bridge at Marn was closed after the flood.\n\n"
    "The river had risen by three metres, the harbour office in Tellin said. "
    'A spokeswoman told the Courier: "The crossing at Marn has been shut since the flooding."\n\n'
    "Bakers in the capital sold more rye bread this year than last, the guild reported."
)


def cosine(a: np.ndarray, b: np.ndarray) -> float:
    one, other = a[:MEANING].astype(float), b[:MEANING].astype(float)
    return float(one @ other / np.sqrt((one @ one) * (other @ other)))


def test_one_row_a_statement(reader: Reader) -> None:
    reading, rows = reader.read_with_vectors(TEXT)
    assert rows.shape == (len(reading.statements), SIZE)
    assert rows.dtype == np.int8
    assert reading == reader.read(TEXT)


def test_what_says_the_same_is_nearer_than_what_does_not(reader: Reader) -> None:
    reading, rows = reader.read_with_vectors(TEXT)
    text = {one.text: rows[n] for n, one in enumerate(reading.statements)}
    closed = next(row for t, row in text.items() if "bridge at Marn was closed" in t)
    shut = next(row for t, row in text.items() if "crossing at Marn" in t)
    bread = next(row for t, row in text.items() if "rye bread" in t)
    assert cosine(closed, shut) > 0.6
    assert cosine(closed, bread) < 0.4
    assert cosine(closed, shut) > cosine(closed, bread) + 0.3


def test_no_statements_give_no_rows(reader: Reader) -> None:
    words, heads = reader.encoder.read("Rain.")
    assert reader.vectors.of("Rain.", words, heads, []).shape == (0, SIZE)


def test_what_is_read_beside_a_report_changes_nothing(reader: Reader) -> None:
    _, alone = reader.read_with_vectors(make_report(TEXT))
    reader.read_with_vectors("The ferry to Orsk did not sail on Monday.")
    _, again = reader.read_with_vectors(make_report(TEXT))
    assert np.array_equal(alone, again)


@given(st.lists(st.integers(-1, 4), max_size=30), st.integers(0, 1000))
def test_words_without_an_owner_do_not_count(owners: list[int], seed: int) -> None:
    hidden = np.random.default_rng(seed).normal(size=(len(owners), 384)).astype(np.float32)
    owner = np.array(owners, dtype=np.int64)
    kept = owner >= 0
    found = VECTORS.pooled(hidden, owner, 5)
    assert np.abs(found - VECTORS.pooled(hidden[kept], owner[kept], 5).astype(int)).max() <= 1
    for number in range(5):
        assert found[number].any() == (number in owners)
        if number in owners:
            assert 230 < float(np.linalg.norm(found[number].astype(float))) < 280


def test_a_missing_or_broken_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="install the package again"):
        Vectors(tmp_path)
    (tmp_path / "vectors.npz").write_bytes(b"no weights")
    with pytest.raises(ModelError, match="install the package again"):
        Vectors(tmp_path)


VECTORS = Vectors()

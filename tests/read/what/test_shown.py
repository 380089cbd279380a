"""Evidence told of in passing, and what points back. Texts are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.what.shown import Shown, shown
from onrecord.records import EvidenceKind

_KINDS: dict[str, EvidenceKind] = {
    "minutes": "official_record",
    "log books": "document",
    "records": "document",
    "letters": "document",
    "invoices": "document",
    "photographs": "image",
    "figures": "data",
}


def noun(words: list[str] | tuple[str, ...]) -> tuple[EvidenceKind, str] | None:
    """A few nouns of evidence, by the words' end."""
    said = " ".join(words)
    return next(((kind, form) for form, kind in _KINDS.items() if said.endswith(form)), None)


def read(said: str) -> list[tuple[str, bool]]:
    return [(one.kind, one.back) for one in shown(said, noun)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("He was photographed at the yard in Orm.", ("image", False)),
        ("The two were later filmed leaving the mill.", ("image", False)),
        ("They had been pictured at the gate.", ("image", False)),
        ("The whole scene is on video.", ("image", False)),
        ("He was caught on camera at the mill.", ("image", False)),
        ("It was signed in May, as the minutes show.", ("official_record", False)),
        ("The bridge, as the log books of the port confirm, was shut.", ("document", False)),
        ("Sales fell, as the figures for June make clear.", ("data", False)),
        ("The pitch was hard, and the doctor has kept records.", ("document", False)),
        ("The doctor keeps a careful diary of it.", ("document", False)),
        ("The records show it.", ("document", True)),
        ("The invoices, which he keeps in a drawer, bear her out.", ("document", True)),
        ("These photographs prove as much.", ("image", True)),
        ("Her letters support his account.", ("document", True)),
        ("He showed the Post the letters.", ("document", True)),
        ("She later produced two photographs of the gate.", ("image", True)),
    ],
)
def test_what_is_shown(said: str, wanted: tuple[str, bool]) -> None:
    assert wanted in read(said)


@pytest.mark.parametrize(
    "said",
    [
        "He was never photographed at the yard.",
        "The series was filmed at the mill.",
        "The drama was later filmed in Orm.",
        "She photographed the yard.",
        "The port kept no records.",
        "The doctor never kept records.",
        "The port kept its promise.",
        "As the mayor shows every year, it can be done.",
        "As the minutes ran out, the crowd left.",
        "The records show that 40 barges left.",
        "The invoices do not bear her out.",
        "He showed the Post the door.",
        "He did not produce the letters.",
        "The invoices show the barges left.",
        "The records show it was sold.",
    ],
)
def test_what_is_not(said: str) -> None:
    assert read(said) == []


@given(
    st.text(max_size=80), st.sampled_from(["as the ", "kept ", "on video", "The records show it"])
)
def test_any_text(odd: str, hint: str) -> None:
    said = odd + hint + odd
    for one in shown(said, noun):  # type: ignore[arg-type]
        assert isinstance(one, Shown)
        assert 0 <= one.at <= len(said.lower())

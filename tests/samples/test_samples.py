from __future__ import annotations

import re
from importlib.resources import files

import pytest

from onrecord.samples import DOSSIER, NAMES, dossier, sample


@pytest.mark.parametrize("name", NAMES)
def test_every_sample_says_that_it_is_fictional_and_has_a_readers_length(name: str) -> None:
    text = sample(name).read_text(encoding="utf-8")
    assert "Fictional sample. Every person, place" in text
    words = re.sub(r"<[^>]*>", " ", text).split()
    assert 250 <= len(words) <= 500


def test_another_name_is_refused() -> None:
    with pytest.raises(KeyError, match=r"wire\.txt"):
        sample("../errors.py")


def test_every_file_is_listed() -> None:
    found = {file.name for file in files("onrecord.samples").iterdir() if file.is_file()}
    assert found - {"__init__.py", "__main__.py"} == set(NAMES)


@pytest.mark.parametrize("name", DOSSIER)
def test_every_report_of_the_dossier_says_that_it_is_fictional(name: str) -> None:
    text = dossier(name).read_text(encoding="utf-8")
    assert "note: Fictional. Every country, person, body and outlet" in text
    assert re.search(r"^outlet: .+ \(fictional\)$", text, re.MULTILINE)
    assert re.search(r"^published: \d{4}-\d\d-\d\d$", text, re.MULTILINE)


def test_the_dossier_is_whole_and_takes_no_other_name() -> None:
    found = {file.name for file in (files("onrecord.samples") / "dossier").iterdir()}
    assert found == set(DOSSIER)
    with pytest.raises(KeyError, match=r"01-wire\.md"):
        dossier("../wire.txt")

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from onrecord.samples import NAMES, sample


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

"""Word lists as they were built: the same as the ``.toml`` files, and never older."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from onrecord.read import lists
from onrecord.read.lists import build

NAMES = sorted(path.name for path in lists.FOLDER.glob("*.toml"))


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The lists in a folder of their own, nothing of them read so far."""
    for name in ("doubtful.toml", "phrases.toml", lists.BUILT):
        shutil.copy(lists.FOLDER / name, tmp_path)
    monkeypatch.setattr(lists, "FOLDER", tmp_path)
    for part in (lists.load, lists._built):
        part.cache_clear()
        monkeypatch.setattr(lists, part.__name__, part)
    yield tmp_path
    lists.load.cache_clear()
    lists._built.cache_clear()


def test_what_is_built_is_up_to_date() -> None:
    fresh = build.built() == (lists.FOLDER / lists.BUILT).read_bytes()
    assert fresh, "word lists were changed: run `python -m onrecord.read.lists.build`"


@pytest.mark.parametrize("name", NAMES)
def test_a_list_is_what_its_file_says(name: str) -> None:
    told = tomllib.loads((lists.FOLDER / name).read_text(encoding="utf-8"))
    assert lists.load(name) == told
    assert repr(lists.load(name)) == repr(told)  # the order too


def test_a_changed_file_counts_at_once(copy: Path) -> None:
    (copy / "doubtful.toml").write_text('added = ["perhaps"]\n', encoding="utf-8")
    assert lists.load("doubtful.toml") == {"added": ["perhaps"]}
    assert lists.load("phrases.toml") == tomllib.loads((copy / "phrases.toml").read_text("utf-8"))


@pytest.mark.parametrize("content", [None, b"", b"{", b"[]", b'{"phrases.toml": 1}'])
def test_without_a_built_file_the_lists_are_read(copy: Path, content: bytes | None) -> None:
    (copy / lists.BUILT).unlink()
    if content is not None:
        (copy / lists.BUILT).write_bytes(content)
    assert lists.load("phrases.toml") == tomllib.loads((copy / "phrases.toml").read_text("utf-8"))


def test_rules_start_without_reading_toml() -> None:
    code = "import sys, onrecord.read.rules; print('tomllib' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"

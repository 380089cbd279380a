"""A folder takes the place of an older one only when all of it is written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from onrecord.errors import ExportError
from onrecord.export.folder import new_folder

NAMES = ("a.csv", "b.csv")


def _write(out: Path, text: str) -> None:
    with new_folder(out, NAMES) as folder:
        for name in NAMES:
            (folder / name).write_text(text, encoding="utf-8")


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_folder_and_then_a_newer_one(tmp_path: Path) -> None:
    out = tmp_path / "out"
    _write(out, "one")
    _write(out, "two")
    assert (out / "b.csv").read_text(encoding="utf-8") == "two"
    assert _names(tmp_path) == ["out"]


def test_an_empty_folder_is_used(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    _write(tmp_path / "out", "one")
    assert _names(tmp_path / "out") == list(NAMES)


def test_a_run_that_fails_leaves_the_old_one(tmp_path: Path) -> None:
    out = tmp_path / "out"
    _write(out, "one")

    def fail() -> None:
        with new_folder(out, NAMES) as folder:
            (folder / "a.csv").write_text("half", encoding="utf-8")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert (out / "a.csv").read_text(encoding="utf-8") == "one"
    assert _names(tmp_path) == ["out"] and _names(out) == list(NAMES)


def test_a_folder_with_anything_else_in_it_is_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "out"
    _write(out, "one")
    (out / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ExportError, match=r"notes\.txt"):
        _write(out, "two")
    assert (out / "notes.txt").read_text(encoding="utf-8") == "mine"
    assert (out / "a.csv").read_text(encoding="utf-8") == "one"
    assert _names(tmp_path) == ["out"]


def test_a_file_and_the_folder_where_we_are_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(ExportError, match="is a file"):
        _write(tmp_path / "file", "one")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    for out in (Path(), Path("..")):
        with pytest.raises(ExportError, match="where you are"):
            _write(out, "one")


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    _write(tmp_path / "real", "one")
    (tmp_path / "link").symlink_to("real")
    _write(tmp_path / "link", "two")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real/a.csv").read_text(encoding="utf-8") == "two"


def test_it_has_the_usual_permissions_and_keeps_those_it_had(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        _write(tmp_path / "out", "one")
        assert (tmp_path / "out").stat().st_mode & 0o777 == 0o750
        (tmp_path / "out").chmod(0o700)
        _write(tmp_path / "out", "two")
        assert (tmp_path / "out").stat().st_mode & 0o777 == 0o700
    finally:
        os.umask(mask)


def test_where_there_is_no_place_it_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        _write(tmp_path / "none" / "out", "one")

"""Gathering from files, folders and standard input. The texts are fictional."""

from __future__ import annotations

import io
import json
import os
import time
from pathlib import Path

import pytest

from onrecord.errors import BadRecord
from onrecord.gather import GatherOptions, Refusal, gather
from onrecord.records import Report

from .test_html import PAGE
from .test_language import OTHER

TEXT = "The ferry stays in port, the authority said.\n"


def reports(*inputs: str, options: GatherOptions | None = None, stdin: bytes = b"") -> list[Report]:
    found = list(gather(inputs, options, stdin=io.BytesIO(stdin)))
    assert all(isinstance(item, Report) for item in found), found
    return [item for item in found if isinstance(item, Report)]


def refusal(*inputs: str, options: GatherOptions | None = None, stdin: bytes = b"") -> Refusal:
    (found,) = gather(inputs, options, stdin=io.BytesIO(stdin))
    assert isinstance(found, Refusal)
    return found


def write(path: Path, data: str | bytes) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return str(path)


def test_a_folder_is_read_in_order(tmp_path: Path) -> None:
    write(tmp_path / "b.txt", TEXT)
    write(tmp_path / "a" / "2.MD", "The *ferry*\nstays.")
    write(tmp_path / "a" / "1.html", PAGE)
    write(tmp_path / "c.jsonl", '{"id": 3, "text": "Three."}\n{"id": 4, "text": "Four."}\n')
    for skipped in (".hidden.txt", ".git/x.txt", "picture.png", "a/notes.txt~"):
        write(tmp_path / skipped, "never read")
    (tmp_path / "loop").symlink_to(tmp_path)
    found = reports(str(tmp_path))
    assert [item.text.partition("\n")[0] for item in found] == [
        "Ferry stays in port", "The ferry stays.", TEXT.strip(), "Three.", "Four.",
    ]  # fmt: skip


def test_a_folder_without_reports_says_so(tmp_path: Path) -> None:
    write(tmp_path / "x.png", b"")
    assert ".jsonl" in refusal(str(tmp_path)).error


def test_a_bad_input_never_stops_the_others(tmp_path: Path) -> None:
    inputs = [
        str(tmp_path / "missing.txt"),
        write(tmp_path / "empty.txt", ""),
        write(tmp_path / "blank.md", " \n"),
        write(tmp_path / "picture.txt", b"\x89PNG\r\n"),
        write(tmp_path / "bad.html", "<html></html>"),
        write(tmp_path / "german.txt", OTHER["German"]),
        write(tmp_path / "dated.md", "---\ndate: soon\n---\nx"),
        "x\0y",
        "x" * 5000,
        write(tmp_path / "good.txt", TEXT),
    ]
    found = list(gather(inputs))
    assert [item.id for item in found[:-1]] == inputs[:-1]
    assert all(isinstance(item, Refusal) for item in found[:-1])
    assert isinstance(found[-1], Report)
    wanted = [
        "no such file",
        "empty",
        "empty",
        "PNG",
        "No article",
        "German",
        "soon",
        "read",
        "read",
    ]
    for item, part in zip(found, wanted, strict=False):
        assert isinstance(item, Refusal)
        assert part in item.error


def test_links_to_nowhere_and_closed_folders_are_told(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    found = list(gather([str(tmp_path)]))
    assert [item.id for item in found] == [str(tmp_path / "gone.txt")]


def test_plain_text_is_kept_as_it_is(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", b"\xef\xbb\xbf  The ferry\r\n\r\n *stays*. \n")
    assert reports(path)[0].text == "  The ferry\n\n *stays*. \n"


def test_the_same_file_gives_the_same_report(tmp_path: Path) -> None:
    paths = [write(tmp_path / name, TEXT) for name in ("a.txt", "b.txt")]
    one, two = reports(*paths)
    assert one == two


def test_options_fill_what_a_file_does_not_say(tmp_path: Path) -> None:
    options = GatherOptions(title="T", outlet="O", author="A", published="2024-11-20")
    path = write(tmp_path / "a.md", "---\ntitle: Own\ndate: 2024-11-19\n---\nThe ferry stays.")
    found = reports(path, options=options)[0]
    assert (found.title, found.published) == ("Own", "2024-11-19")
    assert (found.outlet, found.author) == ("O", "A")


def test_an_option_that_is_no_date_is_told_at_once() -> None:
    with pytest.raises(BadRecord, match="soon"):
        GatherOptions(published="soon")


@pytest.mark.parametrize("suffix", ["txt", "md", "html", "dat"])
def test_fifty_megabytes_are_refused_without_being_read(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"big.{suffix}"
    with path.open("wb") as file:
        file.write(b"The ferry. ")
        file.truncate(50_000_000)
    started = time.monotonic()
    assert "20,000,000 bytes" in refusal(str(path)).error
    assert time.monotonic() - started < 0.5


def test_too_many_characters_are_refused(tmp_path: Path) -> None:
    options = GatherOptions(max_text=100)
    assert "100 characters" in refusal(write(tmp_path / "a.txt", TEXT * 9), options=options).error
    line = json.dumps({"id": "x", "text": TEXT * 9}).encode()
    assert refusal("-", options=options, stdin=line).id == "x"


def test_standard_input_too_large() -> None:
    options = GatherOptions(max_bytes=1000)
    assert "1,000 bytes" in refusal("-", options=options, stdin=TEXT.encode() * 100).error
    assert "1,000 bytes" in refusal("-", options=options, stdin=b"x" * 2000).error


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (TEXT.encode(), TEXT),
        (b"\n\n" + TEXT.encode(), "\n\n" + TEXT),
        (b"---\ntitle: F\n---\nThe *ferry*\nstays.", "The ferry stays."),
        (b'\n{"text": " The *ferry*\\r\\n"}', " The *ferry*\r\n"),
        (b"{ this is prose in braces }", "{ this is prose in braces }"),
        ('{"text": "Café."}\n'.encode("utf-16"), "Café."),
        ("Café is shut.".encode("utf-16"), "Café is shut."),
    ],
)
def test_standard_input_is_told_apart(data: bytes, text: str) -> None:
    assert reports("-", stdin=data)[0].text == text


def test_a_page_on_standard_input() -> None:
    assert reports("-", stdin=PAGE.encode())[0].outlet == "Valmar Courier"


@pytest.mark.parametrize("data", [b'[{"text": "x"}]', b'{\n "text": "x"\n}'])
def test_json_over_several_lines_is_named(data: bytes) -> None:
    assert "jq -c" in refusal("-", stdin=data).error


def test_empty_standard_input_and_a_second_dash() -> None:
    assert "empty" in refusal("-").error
    found = list(gather(["-", "-"], stdin=io.BytesIO(TEXT.encode())))
    assert isinstance(found[1], Refusal)
    assert "once" in found[1].error


def test_a_report_comes_out_before_the_input_ends() -> None:
    read_end, write_end = os.pipe()
    with os.fdopen(read_end, "rb") as source, os.fdopen(write_end, "wb", buffering=0) as sink:
        found = gather(["-"], stdin=source)
        for number in range(3):
            sink.write(json.dumps({"id": number, "text": TEXT}).encode() + b"\n")
            assert next(found).id == str(number)
        sink.write(b'{"id": 9, "te\n')
        bad = next(found)
        assert isinstance(bad, Refusal)
        assert bad.id == "-:4"


def test_lines_that_are_refused_late_keep_their_place() -> None:
    lines = [{"text": " "}, {"text": OTHER["French"]}, {"text": "x", "published": "soon"}]
    data = "\n".join(map(json.dumps, lines)).encode()
    found = list(gather(["-"], stdin=io.BytesIO(data)))
    assert [item.id for item in found] == ["-:1", "-:2", "-:3"]
    assert all(isinstance(item, Refusal) for item in found)


def test_lone_surrogates_do_not_reach_the_output() -> None:
    data = b'{"id": "\\ud800", "text": "The \\udc00ferry.", "title": "\\udfff"}'
    found = reports("-", stdin=data)[0]
    assert (found.id, found.text, found.title) == ("\ufffd", "The \ufffdferry.", "\ufffd")
    bad = refusal("-", stdin=b'{"id": "\\ud800", "text": ""}')
    assert bad.json() == '{"id":"\ufffd","error":' + json.dumps(bad.error) + "}"


def test_a_file_name_that_is_no_text(tmp_path: Path) -> None:
    name = os.fsdecode(bytes(tmp_path) + b"/\xff.txt")
    assert refusal(name).id.endswith("\ufffd.txt")

"""The command line, in this process and as people start it. All texts are fictional."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import pty
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from onrecord import gather as gathering
from onrecord import make_report
from onrecord.cli import main
from onrecord.read import reader as reading
from onrecord.read.encoder import FOLDER
from onrecord.read.reader import Reader

TEXT = """The dam at Toll held through the night, Mayor Rona Averay said on Tuesday.

“We had nothing in the water,” she told reporters. “And nothing in the air.”

A spokesman for the Mill Council denied it, and two officials said that the road was shut.
"""
GERMAN = """Die Bürgermeisterin sagte am Dienstag, der Damm habe in der Nacht gehalten. Ein Sprecher
des Rates bestritt das, und zwei Beamte erklärten, die Straße sei gesperrt gewesen. Niemand wisse,
wann sie wieder geöffnet werde, hieß es aus dem Rathaus. Das Wasser sei am Abend gestiegen.
"""
FULL = Path("/dev/full")  # where there is one
WAIT = 60  # seconds: past it a test has failed
_ENV = os.environ | {"PYTHONPATH": os.pathsep.join(p for p in sys.path if p), "COLUMNS": "80"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one report in it, where commands are run."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dam.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(folder: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Runs a command in this process, with the reader that is loaded already."""
    monkeypatch.setattr(reading, "Reader", lambda mode, threads: reader)
    runner = CliRunner()

    def command(*arguments: str, input: bytes | str | None = None) -> Result:
        result = runner.invoke(main, arguments, input=input, prog_name="onrecord")
        reader.encoder.progress = None
        return result

    return command


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def started(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """Runs a command in a process of its own."""
    options = {"capture_output": True, "timeout": WAIT, "env": _ENV} | options
    return subprocess.run([sys.executable, "-m", "onrecord", *arguments], **options)


# What it writes -----------------------------------------------------------------------------------


def test_text_is_the_default(run: Any) -> None:
    result = run("read", "dam.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    for word in ("night", "Averay", "reporters", "Marks:"):  # marks may stand between any two
        assert word in result.stdout
    assert "\x1b" not in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_width_is_that_of_the_lines(run: Any) -> None:
    narrow = run("read", "dam.txt", "--width", "40").stdout
    assert max(map(len, narrow.splitlines())) <= 40
    assert max(map(len, run("read", "dam.txt", "--width", "120").stdout.splitlines())) > 80


def test_json_lines_are_the_reading(run: Any, reader: Reader) -> None:
    result = run("read", "dam.txt", "--format", "jsonl")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == reader.read(TEXT).json() + "\n"


def test_html_is_one_page(run: Any, folder: Path) -> None:
    (folder / "road.txt").write_text("The mill is shut, the mayor said.", encoding="utf-8")
    result = run("read", "dam.txt", "road.txt", "--format", "html")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.lstrip().lower().startswith("<!doctype html>")
    assert result.stdout.count("</html>") == 1
    assert "mill" in result.stdout and "Averay" in result.stdout
    assert "<script" not in result.stdout


def test_what_the_input_does_not_say_may_be_given(run: Any, folder: Path) -> None:
    (folder / "own.md").write_text(f"---\ntitle: Own title\n---\n{TEXT}", encoding="utf-8")
    about = ("--title", "Given", "--outlet", "Wire", "--author", "L. Roe")
    result = run(
        *("read", "dam.txt", "own.md", *about, "--published", "2031-03-12", "--format", "jsonl")
    )
    first, second = map(json.loads, result.stdout.splitlines())
    assert [first[k] for k in ("title", "outlet", "author", "published")] == [
        *("Given", "Wire", "L. Roe", "2031-03-12")
    ]
    assert (second["title"], second["outlet"]) == ("Own title", "Wire")


# Inputs -------------------------------------------------------------------------------------------


def test_standard_input_is_text_or_json_lines(run: Any) -> None:
    plain = json.loads(run("read", "-", "--format", "jsonl", input=TEXT).stdout)
    assert plain["text"] == TEXT
    lines = "".join(json.dumps({"id": k, "text": TEXT}) + "\n" for k in "ab")
    result = run("read", "-", "--format", "jsonl", input=lines)
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["a", "b"]
    assert result.exit_code == 0


@pytest.mark.parametrize("threads", ["1", "3"])
def test_several_inputs_keep_their_order(run: Any, folder: Path, threads: str) -> None:
    (folder / "sub").mkdir()
    names = [f"sub/{k}.txt" for k in range(6)]
    for k, name in enumerate(names):
        text = f"Report {k}: the mayor said so. " * (1 + 5 * (k % 2))
        (folder / name).write_text(text, encoding="utf-8")
    result = run("read", "dam.txt", "sub", "--format", "jsonl", "--threads", threads)
    texts = [json.loads(line)["text"] for line in result.stdout.splitlines()]
    assert [text[:8] for text in texts] == ["The dam ", *(f"Report {k}" for k in range(6))]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\n\t"),
        ("binary.txt", bytes(range(256)) * 8),
        ("german.txt", GERMAN.encode()),
        ("missing.txt", None),
        ("broken.jsonl", b'{"id": "x", "text": \n'),
    ],
)
@pytest.mark.parametrize("form", ["text", "jsonl", "html"])
def test_what_cannot_be_read_stops_nothing_else(
    run: Any, folder: Path, name: str, data: bytes | None, form: str
) -> None:
    if data is not None:
        (folder / name).write_bytes(data)
    result = run("read", name, "dam.txt", "--format", form)
    assert result.exit_code == 1
    assert "Averay" in result.stdout
    assert "onrecord: 1 of 2 inputs could not be read" in result.stderr
    if form == "jsonl":
        refusal, reading = map(json.loads, result.stdout.splitlines())
        assert set(refusal) == {"id", "error"} and refusal["error"] and "text" in reading
    else:
        assert name in result.stderr.splitlines()[0]
        assert "Traceback" not in result.stderr


def test_one_input_that_cannot_be_read_gives_no_output(run: Any) -> None:
    for form in ("text", "html"):
        result = run("read", "missing.txt", "--format", form)
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr.startswith("onrecord: missing.txt: There is no such file")
    line = json.loads(run("read", "missing.txt", "--format", "jsonl").stdout)
    assert line["id"] == "missing.txt" and "check the name" in line["error"]


def test_nothing_to_read_is_said(run: Any, folder: Path) -> None:
    (folder / "none.jsonl").write_text("\n\n", encoding="utf-8")
    result = run("read", "none.jsonl")
    assert result.exit_code == 1 and result.stdout == ""
    assert result.stderr.startswith("onrecord: ")


def test_a_hostile_name_steers_no_terminal(run: Any) -> None:
    result = run("read", "a\x1b[31m\u202eb.txt")
    assert result.exit_code == 1
    assert "\x1b" not in result.stderr and "\u202e" not in result.stderr


# Usage --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["write"],
        ["read", "dam.txt", "--format", "pdf"],
        ["read", "dam.txt", "--published", "soon"],
        ["read", "dam.txt", "--published", "2031-02-30"],
        ["read", "dam.txt", "--threads", "0"],
        ["read", "dam.txt", "--width", "3"],
        ["read", "dam.txt", "--mode", "int4"],
        ["read", "dam.txt", "--out", "."],
        ["read", "dam.txt", "--no-such-option"],
    ],
)
def test_a_wrong_command_line(run: Any, arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Usage:" in result.stderr and result.stdout == ""


def test_a_bad_date_is_said_with_what_to_write(run: Any) -> None:
    result = run("read", "dam.txt", "--published", "soon")
    assert (
        "--published" in result.stderr
        and "“soon” is no date: write it as 2024-11-19" in result.stderr
    )


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["read", "--help"], ["--version"]])
def test_help_and_version(run: Any, arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 0 and "onrecord" in result.stdout.lower()


def test_every_option_has_help(run: Any) -> None:
    shown = run("read", "--help").stdout
    for parameter in main.get_command(click.Context(main), "read").params:  # type: ignore[union-attr]
        for name in parameter.opts:
            if name.startswith("--"):
                assert name in shown and getattr(parameter, "help", None), name


# Files that are written ---------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["text", "jsonl", "html"])
def test_out_is_what_standard_output_would_be(run: Any, folder: Path, form: str) -> None:
    shown = run("read", "dam.txt", "--format", form).stdout
    result = run("read", "dam.txt", "--format", form, "--out", "out")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert (folder / "out").read_text(encoding="utf-8") == shown
    assert names(folder) == ["dam.txt", "out"]


def test_out_has_the_usual_permissions_and_keeps_those_it_had(run: Any, folder: Path) -> None:
    mask = os.umask(0o027)
    try:
        run("read", "dam.txt", "--out", "new")
        assert (folder / "new").stat().st_mode & 0o777 == 0o640
        (folder / "new").chmod(0o600)
        run("read", "dam.txt", "--out", "new")
        assert (folder / "new").stat().st_mode & 0o777 == 0o600
    finally:
        os.umask(mask)


def test_a_link_stays_a_link(run: Any, folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "real").write_text("old", encoding="utf-8")
    (folder / "link").symlink_to("sub/real")
    assert run("read", "dam.txt", "--out", "link").exit_code == 0
    assert (folder / "link").is_symlink()
    assert "Marks:" in (folder / "sub" / "real").read_text(encoding="utf-8")


def test_a_pipe_is_written_to_and_not_replaced(run: Any, folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    found: list[str] = []
    thread = threading.Thread(
        target=lambda: found.append(Path("pipe").read_text(encoding="utf-8")), daemon=True
    )
    thread.start()
    result = run("read", "dam.txt", "--out", "pipe")
    assert (folder / "pipe").is_fifo()
    thread.join(WAIT)
    assert result.exit_code == 0 and "Marks:" in found[0]


class Trouble(Exception):
    """Something that nobody foresaw."""


def _failing(error: BaseException) -> Any:
    def gather(inputs: object, options: object, stdin: object) -> Iterator[Any]:
        yield make_report(TEXT)
        raise error

    return gather


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), 3),
        (KeyboardInterrupt(), 130),
        (Trouble(), 1),
    ],
)
@pytest.mark.parametrize("form", ["jsonl", "text", "html"])
def test_a_run_that_fails_leaves_the_old_file(
    run: Any,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
    code: int,
    form: str,
) -> None:
    (folder / "out").write_text("old", encoding="utf-8")
    monkeypatch.setattr(gathering, "gather", _failing(error))
    result = run("read", "dam.txt", "--format", form, "--out", "out")
    assert result.exit_code == code
    assert (folder / "out").read_text(encoding="utf-8") == "old"
    assert names(folder) == ["dam.txt", "out"]


def test_a_run_in_which_nothing_was_read_leaves_the_old_page(run: Any, folder: Path) -> None:
    (folder / "out").write_text("old", encoding="utf-8")
    for form in ("html", "text"):
        assert run("read", "missing.txt", "--format", form, "--out", "out").exit_code == 1
        assert (folder / "out").read_text(encoding="utf-8") == "old"
    assert names(folder) == ["dam.txt", "out"]


def test_a_folder_that_is_not_there_is_said(run: Any) -> None:
    result = run("read", "dam.txt", "--out", "nowhere/out")
    assert result.exit_code == 3
    assert "the output could not be written" in result.stderr
    assert "check the folder" in result.stderr


def test_ctrl_c_is_said_shortly(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "gather", _failing(KeyboardInterrupt()))
    result = run("read", "dam.txt")
    assert result.exit_code == 130 and result.stderr == "onrecord: stopped\n"


# An installation that does not work ---------------------------------------------------------------


@pytest.mark.parametrize("name", ["int8.onnx", "links.npz", "reader.bin", "tokenizer.json"])
def test_a_broken_installation_is_said(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (folder / "model").mkdir()
    for file in FOLDER.iterdir():
        if file.name != name:
            (folder / "model" / file.name).symlink_to(file)
    monkeypatch.setattr(reading, "Reader", lambda m, t: Reader(m, t, folder=folder / "model"))
    (folder / "out").write_text("old", encoding="utf-8")
    result = CliRunner().invoke(main, ["read", "dam.txt", "--out", "out"])
    assert result.exit_code == 4
    assert result.stderr.startswith("onrecord: ") and "install the package again" in result.stderr
    assert (folder / "out").read_text(encoding="utf-8") == "old"


# In processes of their own ------------------------------------------------------------------------


def test_output_of_a_process_is_the_same_bytes_without_colour(folder: Path) -> None:
    once = started("read", "dam.txt")
    assert (once.returncode, once.stderr) == (0, b"")
    assert b"\x1b" not in once.stdout and b"\r" not in once.stdout
    odd = started("read", "dam.txt", env=_ENV | {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"})
    assert odd.stdout == once.stdout and "“We had".encode() in once.stdout


def _on_terminal(*arguments: str, **env: str) -> bytes:
    """What a command writes where standard output is a terminal."""
    mine, its = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "onrecord", *arguments],
        stdout=its,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        env={k: v for k, v in _ENV.items() if k != "NO_COLOR"} | {"TERM": "xterm"} | env,
    )
    os.close(its)
    written = b""
    with contextlib.suppress(OSError):  # the end, on Linux
        while data := os.read(mine, 65536):
            written += data
    os.close(mine)
    assert process.communicate(timeout=WAIT)[1] == b"" and process.returncode == 0
    return written


def test_a_terminal_has_colour_unless_no_color_is_set(folder: Path) -> None:
    assert b"\x1b[" in _on_terminal("read", "dam.txt")
    assert b"\x1b" not in _on_terminal("read", "dam.txt", NO_COLOR="1")
    assert b"\x1b" not in _on_terminal("read", "dam.txt", "--format", "jsonl")


def test_a_broken_pipe_is_quiet_and_stops_the_reading(folder: Path) -> None:
    lines = "".join(json.dumps({"id": str(k), "text": TEXT * 8}) + "\n" for k in range(300))
    (folder / "many.jsonl").write_text(lines, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "onrecord", "read", "many.jsonl", "--format", "jsonl"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=_ENV,
    )
    assert process.stdout is not None and process.stderr is not None
    assert json.loads(process.stdout.readline())["id"] == "0"
    process.stdout.close()
    said = process.stderr.read().decode()
    assert all(re.match(r"onrecord: \d+ read in \d", line) for line in said.splitlines()), said
    assert process.wait(WAIT) == 3
    process.stderr.close()


@pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full")
def test_a_full_disk_is_said(folder: Path) -> None:
    with FULL.open("wb") as full:
        done = started("read", "dam.txt", capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 3
    said = done.stderr.decode().splitlines()
    assert [line for line in said if " a second" not in line] == [  # a slow machine: progress
        "onrecord: the output could not be written (No space left on device): make room on the disk"
    ]


def test_closed_standard_streams_give_no_traceback(folder: Path) -> None:
    command = f"exec {sys.executable} -m onrecord read dam.txt"
    out = subprocess.run(
        ["sh", "-c", f"{command} >&-"], capture_output=True, env=_ENV, timeout=WAIT
    )
    assert out.returncode == 3
    assert out.stderr.startswith(b"onrecord: the output could not be written")
    assert b"Traceback" not in out.stderr
    error = subprocess.run(
        ["sh", "-c", f"{command} 2>&-"], capture_output=True, env=_ENV, timeout=WAIT
    )
    assert error.returncode == 0 and b"Marks:" in error.stdout


def test_json_lines_come_one_by_one_and_ctrl_c_stops_at_once(folder: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "onrecord", "read", "-", "--format", "jsonl", "--threads", "2"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=_ENV,
    )
    assert process.stdin and process.stdout and process.stderr
    for name in "ab":  # each answer comes before the next line is sent
        process.stdin.write(json.dumps({"id": name, "text": TEXT}).encode() + b"\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["id"] == name
    begin = time.monotonic()
    process.send_signal(signal.SIGINT)
    assert process.wait(WAIT) == 130
    assert time.monotonic() - begin < 10
    said = process.stderr.read()
    assert said == b"onrecord: stopped\n"
    with contextlib.suppress(OSError):
        process.stdin.close()
    process.stdout.close()
    process.stderr.close()


def test_ctrl_c_does_not_wait_for_a_long_report(folder: Path) -> None:
    (folder / "long.txt").write_text(TEXT * 4000, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "onrecord", "read", "long.txt", "--threads", "2"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=_ENV,
    )
    assert process.stderr is not None
    assert b"0 read in" in process.stderr.readline()  # the progress, after two seconds
    begin = time.monotonic()
    process.send_signal(signal.SIGINT)
    assert process.wait(WAIT) == 130
    assert time.monotonic() - begin < 10
    assert process.stderr.read().endswith(b"onrecord: stopped\n")
    process.stderr.close()

"""The rules, imported while the encoder is loaded."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading

import pytest

from onrecord.read import loading


def _wait() -> None:
    for thread in threading.enumerate():
        if thread.name == "rules":
            thread.join()


def test_the_reader_does_not_wait_for_the_rules() -> None:
    code = "import sys, onrecord.read.reader; print('onrecord.read.deep' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def test_begun_is_soon_there() -> None:
    loading.begin()
    _wait()
    assert loading.RULES in sys.modules


@pytest.mark.parametrize("on", [True, False])
def test_garbage_is_collected_as_before(on: bool) -> None:
    was = gc.isenabled()
    try:
        (gc.enable if on else gc.disable)()
        with loading._uncollected():
            assert not gc.isenabled()
        assert gc.isenabled() is on
    finally:
        (gc.enable if was else gc.disable)()


def test_what_cannot_be_imported_stops_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "RULES", "onrecord.read.no_such_module")
    loading._load()
    assert gc.isenabled()

"""A browser story that failed is tried once more, alone, and called unsteady; nothing else is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from running import trying
from running.faults import read_faults
from running.trying import Trial

SETTINGS = "[pytest]\nmarkers =\n  browser\naddopts = -p no:cacheprovider\n"
STORY = "@pytest.mark.browser\n"
# Fails until it has left its trace: as a slow machine fails once.
ONCE = "    assert trace.exists() or trace.write_text('') is None and False\n"
ALWAYS = "    assert False\n"


@pytest.fixture
def trial(tmp_path, monkeypatch):
    """`trial(bodies)` tries tests of these bodies, written into a checkout of their own."""
    monkeypatch.setattr(trying, "ROOT", tmp_path)
    monkeypatch.setattr(trying, "find_browser", lambda: None)
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    (tmp_path / "pytest.ini").write_text(SETTINGS)

    def make(**tests: tuple[str, str]) -> Trial:
        head = "from pathlib import Path\nimport pytest\n"
        bodies = [
            f"{mark}def test_{name}():\n    trace = Path({str(tmp_path / name)!r})\n{body}"
            for name, (mark, body) in tests.items()
        ]
        (tmp_path / "test_them.py").write_text("\n".join([head, *bodies]))
        return Trial("SQLite", "sqlite:///none", tmp_path / "home", ["-p", "no:cacheprovider"])

    return make


def test_an_unsteady_story_passes_and_is_named_in_both_languages(trial, capsys):
    tried = trial(walk=(STORY, ONCE), sure=("", "    pass\n"))

    assert tried.run() == 0
    assert tried.unsteady == ["test_them.py::test_walk"]
    said = capsys.readouterr().out
    assert "KHÔNG VỮNG trên SQLite: test_them.py::test_walk" in said
    assert "UNSTEADY on SQLite: test_them.py::test_walk" in said


def test_a_story_that_fails_twice_has_failed(trial):
    tried = trial(walk=(STORY, ALWAYS), other=(STORY, ONCE))

    assert tried.run() == 1
    assert tried.unsteady == ["test_them.py::test_other"]


def test_what_needs_no_browser_gets_no_second_try(trial):
    tried = trial(plain=("", ONCE))

    assert tried.run() == 1
    assert tried.unsteady == []


def test_a_fault_elsewhere_leaves_nothing_to_try(trial):
    tried = trial(walk=(STORY, ONCE), plain=("", ALWAYS))

    assert tried.run() == 1
    assert tried.unsteady == []


def test_a_run_that_broke_off_notes_nothing(tmp_path):
    assert read_faults(tmp_path / "absent") == {}
    (tmp_path / "faults").write_text(json.dumps({"tests/stories/test_x.py": False}))
    assert read_faults(tmp_path / "faults") == {"tests/stories/test_x.py": False}


def test_files_lie_in_memory_only_where_there_is_room(monkeypatch):
    monkeypatch.setattr(trying, "IN_MEMORY", Path("/nowhere"))
    assert trying.scratch_place() is None

"""What goes into the repository works on any machine, and is in step with itself."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.building.source import ROOT, modules

# Spelt in two parts, so that this file is not its own finding.
HOSTS = ["pypi" + ".org", "pythonhosted" + ".org", "registry.npmjs" + ".org", "deb.debian" + ".org"]
PRIVATE = re.compile(
    "|".join([*map(re.escape, HOSTS), r"(?<![\w.<>}/~-])/(?:wor" + r"k|roo" + r"t|home/\w+)/\w"])
)
TEXT = {
    ".py", ".md", ".toml", ".lock", ".json", ".yml", ".yaml", ".html", ".js", ".mjs", ".scss",
    ".css", ".txt", ".po", ".csv", ".sh", ".typ", "",
}  # fmt: skip


def _tracked() -> list[Path]:
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True
        ).stdout.decode()
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("không phải bản sao git; not a git checkout")
    files = [ROOT / name for name in listed.split("\0") if name]
    return [file for file in files if file.is_file() and file.suffix in TEXT]


def test_no_file_knows_a_machine_or_a_registry():
    found = [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()[:120]}"
        for file in _tracked()
        for number, line in enumerate(file.read_text("utf-8", errors="replace").splitlines(), 1)
        if PRIVATE.search(line)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("line", "caught"),
    [
        ("path = '/wor" + "k/main'", True),
        ("see https://pypi" + ".org/simple", True),
        ("href='/ho-so/'", False),
        ("the worker and the root/of it", False),
    ],
)
def test_guard_knows_private_addresses(line, caught):
    assert bool(PRIVATE.search(line)) is caught


def _name(requirement: str) -> str:
    return re.split(r"[\[<>=~! ;]", requirement)[0].lower().replace("_", "-")


def _locked(lock: str) -> set[str]:
    lines = (ROOT / lock).read_text("utf-8").splitlines()
    return {_name(line) for line in lines if re.match(r"[A-Za-z0-9]", line)}


def test_locks_hold_every_dependency():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    needed = {
        "requirements.lock": [*project["dependencies"], *extras["assets"]],
        "requirements-test.lock": [*project["dependencies"], *extras["assets"], *extras["test"]],
    }
    for lock, requirements in needed.items():
        missing = {_name(requirement) for requirement in requirements} - _locked(lock)
        assert not missing, f"run `make locks`: {lock} lacks {missing}"


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_every_locked_package_has_its_hash(lock):
    text = (ROOT / lock).read_text("utf-8")
    pins = re.findall(r"^[A-Za-z0-9].*==.*$", text, re.MULTILINE)

    assert pins
    assert all(pin.endswith("\\") for pin in pins), "a pin without hashes"


@pytest.mark.parametrize("command", ["python3 run demo", "python3 run test"])
def test_readme_shows_the_two_commands(command):
    assert command in (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("name", ["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md"])
def test_links_between_documents_lead_somewhere(name):
    text = (ROOT / name).read_text("utf-8")
    targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", text)
    missing = [target for target in targets if not (ROOT / target).exists()]

    assert not missing


def test_documents_cited_in_the_code_are_here():
    ours = {file.name for file in _tracked() if file.suffix == ".md"}
    cited = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in modules()
        for name in re.findall(r"[\w-]+\.md\b", path.read_text("utf-8"))
        if name not in ours
    }
    assert not cited, "a reader cannot follow these: " + ", ".join(sorted(cited))

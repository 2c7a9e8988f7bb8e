"""Names that say nothing are where everything ends up."""

from __future__ import annotations

from tests.building.source import PACKAGE

EMPTY_WORDS = {
    "utils", "util", "helpers", "helper", "manager", "managers", "common", "base", "core",
    "misc", "stuff", "tools", "lib", "shared",
}  # fmt: skip


def test_no_module_or_folder_has_an_empty_name():
    found = [
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*")
        if path.suffix in {"", ".py"}
        and path.stem.strip("_").lower() in EMPTY_WORDS
        and not {"static", "__pycache__"} & set(path.parts)
    ]
    assert not found, f"say what lives there instead: {found}"

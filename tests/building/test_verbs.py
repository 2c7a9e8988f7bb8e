"""What changes life cycles: verbs, one a file, each leaving its event; and nothing else."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.building.source import (
    PACKAGE,
    SHARED_BY_VERBS,
    called_name,
    calls,
    modules,
    name_of,
    tree_of,
    verbs,
)

# The trail cannot leave an event about leaving an event; and a draft is no act.
WITHOUT_EVENT = {
    "audit/actions/record.py": "is what the others call",
    "audit/actions/record_many.py": "is what imports call: the same for many chains",
    "audit/actions/anchor.py": "writes the chain of chain heads",
    "audit/actions/deliver.py": "hands announced events to their subscribers",
    "audit/actions/note_reading.py": "looking changes nothing; the reading log has its own chain",
    "audit/actions/person_keys.py": "makes keys; their use is in the events",
    "dossiers/actions/notify.py": "points at an event that was recorded; changes no dossier",
    "dossiers/actions/read_notices.py": "a read mark changes no dossier",
    "directives/actions/notify_task.py": "points at an event that was recorded; changes no task",
    "directives/actions/read_task_notices.py": "a read mark changes no task",
    "documents/actions/begin_upload.py": "a file on its way is nobody's act yet",
    "documents/actions/add_part.py": "a part of a file is nobody's act yet",
    "documents/actions/drop_upload.py": "store_file tells of the file that arrived",
    "reports/actions/keep_facts.py": "counts what an event told; changes no dossier",
    "dossiers/actions/carry_party.py": "the event of the merge or erasure lists what it touched",
    "feedback/actions/keep_draft_answer.py": "what is answered and not sent is no answer yet",
    "organisations/actions/clear_drafts_about.py": "no act; the event of the erasure counts them",
    "organisations/actions/clear_draft.py": "what was typed and never sent was no act",
    "organisations/actions/delete_view.py": "a filter kept for oneself is no act",
    "organisations/actions/restore_view.py": "a filter kept for oneself is no act",
    "organisations/actions/save_preference.py": "a habit is no act",
    "organisations/actions/save_view.py": "a filter kept for oneself is no act",
    "organisations/actions/save_draft.py": "what is typed and not sent is no act yet",
}

# Writing outside actions/: what is no life cycle, each with its reason. May only shrink.
WRITES_ALLOWED: dict[str, str] = {
    "dossiers/opening.py": "makes the row for the two verbs that open a dossier",
    "dossiers/words.py": "words that search corrects by: no life cycle, and never taken back",
    "dossiers/passage.py": "what every verb of a dossier goes through: lock, write, event",
    "organisations/models/account.py": "hashes and saves for open_account, the verb",
}

WRITING = {
    "create", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create",
}  # fmt: skip

PREPARED = {"PreparedInsert", "PreparedUpdate"}


def _is_verb_of_the_room(path: Path) -> bool:
    return name_of(path) not in WITHOUT_EVENT


VERBS = [path for path in verbs() if _is_verb_of_the_room(path)]


def _records(path: Path, seen: frozenset[Path] = frozenset()) -> bool:
    """Whether a module calls `record`, itself or through a neighbour in the same actions/."""
    if path in seen or not path.exists():
        return False
    tree = tree_of(path)
    if any(called_name(call) == "record" for call in calls(tree)):
        return True
    neighbours = {
        path.parent / f"{name}.py" for node in ast.walk(tree) for name in _imported(node, path)
    }
    return any(_records(neighbour, seen | {path}) for neighbour in neighbours)


def _imported(node: ast.AST, path: Path) -> set[str]:
    here = "motcua." + ".".join(path.parent.relative_to(PACKAGE).parts)
    if not isinstance(node, ast.ImportFrom) or not node.module:
        return set()
    if node.module == here:
        return {alias.name for alias in node.names}
    return {node.module.rsplit(".", 1)[1]} if node.module.startswith(f"{here}.") else set()


@pytest.mark.parametrize("path", VERBS, ids=name_of)
def test_verb_leaves_an_event(path):
    assert _records(path), f"{name_of(path)} changes something and records nothing"


@pytest.mark.parametrize("path", VERBS, ids=name_of)
def test_verb_file_opens_by_saying_what_it_carries_out(path):
    assert ast.get_docstring(tree_of(path)), f"{name_of(path)}: which article does it carry out?"


@pytest.mark.parametrize("path", VERBS, ids=name_of)
def test_verb_takes_who_and_when_by_name(path):
    defined = [node for node in tree_of(path).body if isinstance(node, ast.FunctionDef)]
    verb = next((function for function in defined if function.name == path.stem), None)

    assert verb, f"{name_of(path)} has no function {path.stem}()"
    keywords = {argument.arg for argument in verb.args.kwonlyargs}
    assert {"by", "at"} <= keywords, f"{path.stem}() must take `*, by, at`"


def test_exceptions_still_exist():
    listed = [*WITHOUT_EVENT, *SHARED_BY_VERBS]
    assert not [name for name in listed if not (PACKAGE / name).exists()]


def _writes(tree: ast.AST) -> list[tuple[int, str]]:
    """Calls that write rows: `x.save()`, `objects.create()`, `queryset.update(field=…)`."""
    found = []
    imported = _imported_modules(tree)
    for call in calls(tree):
        if called_name(call) in PREPARED:
            found.append((call.lineno, called_name(call)))
        if not isinstance(call.func, ast.Attribute) or _on_super(call.func.value):
            continue
        if isinstance(call.func.value, ast.Name) and call.func.value.id in imported:
            continue
        name = call.func.attr
        # A row is saved and a queryset updated without positional arguments; a picture, a
        # workbook or a dict is not.
        bare = name == "save" or (name == "update" and call.keywords)
        if name in WRITING or (bare and not call.args):
            found.append((call.lineno, name))
    return found


def _imported_modules(tree: ast.AST) -> set[str]:
    """Names by which other modules are called: `creation.create(…)` is no write."""
    brought = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    names = {alias.asname or alias.name for node in brought for alias in node.names}
    return {name for name in names if name.islower()}


def _on_super(receiver: ast.expr) -> bool:
    """`super().save()` of a model that says when it may be saved."""
    return isinstance(receiver, ast.Call) and called_name(receiver) == "super"


def test_only_verbs_write():
    found = [
        f"{name_of(path)}:{line} .{name}()"
        for path in modules()
        if "actions" not in path.parts and name_of(path) not in WRITES_ALLOWED
        for line, name in _writes(tree_of(path))
    ]
    assert not found, "write through a verb in actions/:\n" + "\n".join(found)


def test_list_of_allowed_writes_only_shrinks():
    unneeded = [
        name
        for name in WRITES_ALLOWED
        if not (PACKAGE / name).exists() or not _writes(tree_of(PACKAGE / name))
    ]
    assert not unneeded, f"strike from WRITES_ALLOWED: {unneeded}"


@pytest.mark.parametrize(
    ("line", "caught"),
    [
        ("dossier.save()", True),
        ("Dossier.objects.filter(pk=1).update(status=2)", True),
        ("Dossier.objects.create(code='x')", True),
        ("from motcua.demo import creation\ncreation.create(count=3)", False),
        ("qr.save(buffer, kind='svg')", False),
        ("row = PreparedUpdate(Dossier, 'status')", True),
        ("super().save(*args, **kwargs)", False),
        ("names.update({'a': 1})", False),
        ("digest.update(b'')", False),
    ],
)
def test_guard_catches_writes_and_nothing_else(line, caught):
    assert bool(_writes(ast.parse(line))) is caught

"""One verb, one file."""

from __future__ import annotations

from motcua.index.actions.add_criterion import add_criterion
from motcua.index.actions.approve_set import approve_set
from motcua.index.actions.change_criterion import change_criterion
from motcua.index.actions.change_set import change_set
from motcua.index.actions.check_set import check_set
from motcua.index.actions.copy_set import copy_set
from motcua.index.actions.import_set import import_set
from motcua.index.actions.put_set_in_force import put_set_in_force
from motcua.index.actions.remove_criterion import remove_criterion

__all__ = [
    "add_criterion",
    "approve_set",
    "change_criterion",
    "change_set",
    "check_set",
    "copy_set",
    "import_set",
    "put_set_in_force",
    "remove_criterion",
]

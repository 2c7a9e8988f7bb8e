"""Which circulars the forms in force are prescribed by, for the list of legal documents."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator

from motcua.documents.rules.forms import all_forms
from motcua.legislation.citations import Citation
from motcua.legislation.rules.documents import numbers_in


def cited(numbers: Collection[str], on: dt.date) -> Iterator[Citation]:
    for form in all_forms():
        if not form.in_force(on):
            continue
        for number in sorted(numbers_in(form.legal_basis.number) & set(numbers)):
            yield Citation(
                number=number, label=f"{form.number} {form.title}", key=f"form:{form.key}"
            )

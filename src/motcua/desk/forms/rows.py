"""A form with tables of rows under it: what is typed stays, blank rows are no rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from motcua.desk.forms.catalogue import RuleForm
from motcua.ui.values import Link

MORE = 3
MOST = 200


def day_input() -> forms.DateInput:
    return forms.DateInput(format="%d/%m/%Y", attrs={"placeholder": "08/10/2026"})


class RowForm(RuleForm):
    """One line of a table; `DELETE` takes it out."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""


class RowSet(forms.BaseFormSet):
    def add_fields(self, form: forms.Form, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["DELETE"].label = gettext_lazy("Bỏ dòng này")
        form.fields["DELETE"].widget.attrs["class"] = "form-check-input"

    @property
    def kept(self) -> list[RowForm]:
        """The rows that stand, in their order."""
        return [form for form in self.forms if _stands(form)]


def _stands(form: Any) -> bool:
    """A blank row, left as it was offered, is none."""
    if not form.is_valid() or form.cleaned_data.get("DELETE"):
        return False
    return bool(form.has_changed() or not form.empty_permitted)


class Tables:
    """The head form and its tables, bound or as they stand; `names` gives each its title."""

    head_class: type[RuleForm]
    row_classes: Mapping[str, type[RowForm]]
    names: Mapping[str, str | Promise]

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        initial: dict[str, Any],
        rows: Mapping[str, Sequence[dict[str, Any]]],
        more: str = "",
        **head: Any,
    ) -> None:
        self.head = self.head_class(data, initial=initial, **head)
        self.tables = {
            name: self._table(name, with_more(data, name) if more == name else data, rows[name])
            for name in self.row_classes
        }

    def _table(self, name: str, data: Any, rows: Sequence[dict[str, Any]]) -> RowSet:
        made: Any = forms.formset_factory(
            self.row_classes[name], formset=RowSet, extra=1, can_delete=True,
            max_num=MOST, absolute_max=MOST,
        )  # fmt: skip
        # What was sent stands for itself: a page that is older than the draft loses no row.
        table: RowSet = made(data, initial=list(rows) if data is None else [], prefix=name)
        return table

    @property
    def sections(self) -> list[tuple[str, str, RowSet]]:
        return [(name, str(self.names[name]), table) for name, table in self.tables.items()]

    def is_valid(self) -> bool:
        sound = [self.head.is_valid(), *(table.is_valid() for table in self.tables.values())]
        return all(sound)

    def told(self, name: str) -> list[dict[str, Any]]:
        rows = [dict(form.cleaned_data) for form in self.tables[name].kept]
        for row in rows:
            row.pop("DELETE", None)
        return rows

    def blame(self, errors: Mapping[str, Iterable[str]]) -> None:
        """Messages by cell, such as `papers.2.name`, above the fields of that row."""
        for cell, sentences in errors.items():
            name, _dot, rest = cell.partition(".")
            place, _dot, field = rest.partition(".")
            rows = self.tables[name].kept if name in self.tables else []
            if place.isdigit() and int(place) <= len(rows):
                rows[int(place) - 1].blame({field.partition(".")[0]: sentences})
            else:
                self.head.blame({cell: sentences})

    @property
    def forms(self) -> list[Any]:
        return [self.head, *(form for table in self.tables.values() for form in table.forms)]

    def hush(self) -> None:
        """Who asks for more rows is still typing: nothing is blamed yet."""
        for form in self.forms:
            form.is_valid()
            form._errors = ErrorDict()

    def errors(self) -> list[Link]:
        found: list[Link] = []
        for form in self.forms:
            found += [Link(text=str(text), url="") for text in form.non_field_errors()]
            for field in form:
                found += [
                    Link(text=str(text), url=f"#{field.id_for_label}") for text in field.errors
                ]
        return found


def with_more(data: QueryDict | None, name: str) -> QueryDict | None:
    """The same, with some more blank rows in one table."""
    if data is None:
        return None
    more, total = data.copy(), f"{name}-TOTAL_FORMS"
    text = data.get(total, "")
    count = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0
    more[total] = str(min(count + MORE, MOST))
    return more

"""Statements put together once and executed often.

Building a statement costs Django several times what executing it does. The path that every verb
takes keeps its few statements: text from the models' own metadata, values through their own
fields, so a changed model changes them too. Everything else asks the ORM.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import Field, Model, QuerySet
from django.db.models.expressions import DatabaseDefault
from django.db.models.query import get_related_populators

Row = TypeVar("Row")
# Stands for a value in the text that is being put together; no real key is as large or so named.
_NUMBER, _WORD, _DAY = 7_654_321_000_000, "\x02prepared\x02", dt.date(1, 2, 3)


class PreparedQuery(Generic[Row]):
    """One row of a queryset, asked with other values each time.

    `build` gets a stand-in for each of `numbers`, `words` and `days` and must use it as a plain
    value.
    """

    def __init__(
        self,
        build: Callable[..., QuerySet[Any, Row]],
        *,
        numbers: Sequence[str] = (),
        words: Sequence[str] = (),
        days: Sequence[str] = (),
    ) -> None:
        self._build = build
        self._marks: dict[Any, str] = {_NUMBER + n: name for n, name in enumerate(numbers)}
        self._marks |= {f"{_WORD}{n}": name for n, name in enumerate(words)}
        self._marks |= {_DAY + dt.timedelta(days=n): name for n, name in enumerate(days)}

    def values(self, **values: Any) -> tuple[Any, ...]:
        """Every row of a `values_list` of one column that needs no conversion: keys, numbers."""
        _, sql, params = self._compiled
        with connection.cursor() as cursor:
            cursor.execute(sql, [self._given(param, values) for param in params])
            return tuple(row[0] for row in cursor.fetchall())

    @cached_property
    def _compiled(self) -> tuple[Any, str, tuple[Any, ...]]:
        found = self._build(**{name: mark for mark, name in self._marks.items()})
        compiler = found.query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        return compiler, sql, tuple(params)

    def first(self, **values: Any) -> Row | None:
        """The row with its related rows and annotations; must be asked as it was built: a query
        that locks, inside a transaction.
        """
        compiler, sql, params = self._compiled
        with connection.cursor() as cursor:
            cursor.execute(sql, [self._given(param, values) for param in params])
            row = cursor.fetchone()
        return None if row is None else self._made(compiler, row)

    def _given(self, param: Any, values: dict[str, Any]) -> Any:
        name = self._names.get(param) if isinstance(param, int | str | dt.date) else None
        return param if name is None else values[name]

    @cached_property
    def _names(self) -> dict[Any, str]:
        """By stand-in as it stands among the parameters: SQLite writes days as text."""
        return self._marks | {str(mark): name for mark, name in self._marks.items()}

    def _made(self, compiler: Any, row: Sequence[Any]) -> Row:
        converters = self._converters
        if converters:
            row = next(iter(compiler.apply_converters([row], converters)))
        klass, names, start, end, populators = self._shape
        made = klass.from_db(connection.alias, names, row[start:end])
        for populator in populators:
            populator.populate(row, made)
        for name, place in compiler.annotation_col_map.items():
            setattr(made, name, row[place])
        return made  # type: ignore[no-any-return]

    @cached_property
    def _converters(self) -> Any:
        compiler = self._compiled[0]
        return compiler.get_converters([column[0] for column in compiler.select])

    @cached_property
    def _shape(self) -> tuple[Any, list[str], int, int, list[Any]]:
        compiler = self._compiled[0]
        info, select = compiler.klass_info, compiler.select
        fields = info["select_fields"]
        start, end = fields[0], fields[-1] + 1
        names = [column[0].target.attname for column in select[start:end]]
        populators = get_related_populators(info, select, "default")  # type: ignore[call-arg]
        return info["model"], names, start, end, populators


@dataclass(frozen=True)
class KeyOf:
    """In place of a value: the key of a row written before it, by its place among them."""

    place: int


FIRST_KEY = KeyOf(0)


class PreparedInsert:
    """One row into a table; `on_conflict` is what follows the values, the same in both databases."""

    def __init__(self, model: type[Model], *names: str, on_conflict: str = "") -> None:
        self.fields = _fields(model, names)
        columns = ", ".join(f'"{field.column}"' for field in self.fields)
        # The text is made of the model's own names; values travel beside it.
        self._head = f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES '  # noqa: S608
        self._tail = on_conflict or f' RETURNING "{_key_of(model)}"'
        self.returns_key = not on_conflict

    def text(self, places: Sequence[str]) -> str:
        return f"{self._head}({', '.join(places)}){self._tail}"


class PreparedUpdate:
    """Some fields of one row, whose key is the last of the values."""

    returns_key = False

    def __init__(self, model: type[Model], *names: str) -> None:
        key = model._meta.pk
        assert key is not None
        self.fields = [*_fields(model, names), key]
        columns = ", ".join(f'"{field.column}" = %s' for field in self.fields[:-1])
        table = model._meta.db_table
        self._text = f'UPDATE "{table}" SET {columns} WHERE "{_key_of(model)}" = %s'  # noqa: S608

    def text(self, places: Sequence[str]) -> str:
        return self._text


class Together:
    """Rows of one act, written in the order they were added: in one statement where the database
    can do that (PostgreSQL), else one after the other.
    """

    def __init__(self) -> None:
        self._writes: list[tuple[PreparedInsert | PreparedUpdate, tuple[Any, ...]]] = []

    def add(self, write: PreparedInsert | PreparedUpdate, *values: Any) -> None:
        self._writes.append((write, values))

    def next_key(self) -> KeyOf:
        """Of the row that is added next, for the rows after it."""
        return KeyOf(len(self._writes))

    def write(self) -> int:
        """The key of the first row."""
        return self.write_for(FIRST_KEY)[0]

    def write_for(self, *wanted: KeyOf) -> tuple[int, ...]:
        """The keys of the rows wanted, which must be inserts that return theirs."""
        if connection.vendor == "postgresql":
            return self._at_once(wanted)
        keys: dict[KeyOf, int] = {}
        for place, (write, values) in enumerate(self._writes):
            given = [keys[value] if isinstance(value, KeyOf) else value for value in values]
            with connection.cursor() as cursor:
                cursor.execute(write.text(["%s"] * len(given)), _saved(write.fields, given))
                if write.returns_key:
                    keys[KeyOf(place)] = int(cursor.fetchone()[0])
        return tuple(keys[one] for one in wanted)

    def _at_once(self, wanted: tuple[KeyOf, ...]) -> tuple[int, ...]:
        parts: list[str] = []
        params: list[Any] = []
        for number, (write, values) in enumerate(self._writes):
            places = [_key_text(value) if isinstance(value, KeyOf) else "%s" for value in values]
            parts.append(f"s{number} AS ({write.text(places)})")
            params += _saved(write.fields, values)
        keys = ", ".join(_key_text(one) for one in wanted)
        with connection.cursor() as cursor:
            cursor.execute(f"WITH {', '.join(parts)} SELECT {keys}", params)
            return tuple(int(key) for key in cursor.fetchone())


def _key_text(key: KeyOf) -> str:
    return f"(SELECT id FROM s{key.place})"  # noqa: S608 - a number of ours


def _key_of(model: type[Model]) -> str:
    key = model._meta.pk
    assert key is not None
    return str(key.column)


def _fields(model: type[Model], names: Sequence[str]) -> list[Field[Any, Any]]:
    found = [model._meta.get_field(name) for name in names]
    assert all(isinstance(field, Field) for field in found)
    return found  # type: ignore[return-value]


def _given(value: Any) -> Any:
    """A field that was not told keeps what the database would have put there."""
    if not isinstance(value, DatabaseDefault):
        return value
    return value.expression.value  # type: ignore[attr-defined]  # absent from the stubs


def _saved(fields: Sequence[Field[Any, Any]], values: Sequence[Any]) -> list[Any]:
    return [
        field.get_db_prep_save(_given(value), connection)
        for field, value in zip(fields, values, strict=True)
        if not isinstance(value, KeyOf)
    ]

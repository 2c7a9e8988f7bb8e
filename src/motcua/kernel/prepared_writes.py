"""Rows of one act, written by statements that are put together once (ADR 0024)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models import Field, Model
from django.db.models.expressions import DatabaseDefault

from motcua.kernel.values_beside import cursor_beside, numbered

# Acts differ by how many papers or deliveries they write, and by which fields change.
_SHAPES = 500


class KeyOf(NamedTuple):
    """In place of a value: the key of a row written before it, by its place among them."""

    place: int


FIRST_KEY = KeyOf(0)


class _Write:
    """A statement without its values; `fields` has a field for each of them."""

    returns_key: bool

    def __init__(self, fields: Sequence[Field[Any, Any]]) -> None:
        self.prepare = [(_plain_type(field), field) for field in fields]

    def text(self, places: Sequence[str]) -> str:
        raise NotImplementedError


class PreparedInsert(_Write):
    """One row into a table; `on_conflict` is what follows the values, the same in both databases."""

    def __init__(self, model: type[Model], *names: str, on_conflict: str = "") -> None:
        fields = _fields(model, names)
        super().__init__(fields)
        columns = ", ".join(f'"{field.column}"' for field in fields)
        # The text is made of the model's own names; values travel beside it.
        self._head = f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES '  # noqa: S608
        self._tail = on_conflict or f' RETURNING "{_key_of(model)}"'
        self.returns_key = not on_conflict

    def text(self, places: Sequence[str]) -> str:
        return f"{self._head}({', '.join(places)}){self._tail}"


class PreparedUpdate(_Write):
    """Some fields of one row, whose key is the last of the values."""

    returns_key = False

    def __init__(self, model: type[Model], *names: str) -> None:
        key = model._meta.pk
        assert key is not None
        fields = _fields(model, names)
        super().__init__([*fields, key])
        columns = ", ".join(f'"{field.column}" = %s' for field in fields)
        table = model._meta.db_table
        self._text = f'UPDATE "{table}" SET {columns} WHERE "{_key_of(model)}" = %s'  # noqa: S608

    def text(self, places: Sequence[str]) -> str:
        return self._text


# What was added, with the places of the values that are keys; the same again is the same text.
Shape = tuple[tuple[_Write, int, tuple[tuple[int, KeyOf], ...]], ...]


class Together:
    """Rows of one act, written in the order they were added: in one statement where the database
    can do that (PostgreSQL), else one after the other.
    """

    def __init__(self) -> None:
        self._writes: list[tuple[_Write, tuple[Any, ...]]] = []

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
        if connections[DEFAULT_DB_ALIAS].vendor == "postgresql":
            return self._at_once(wanted)
        return self._in_order(wanted)

    def _in_order(self, wanted: tuple[KeyOf, ...]) -> tuple[int, ...]:
        own, keys = connections[DEFAULT_DB_ALIAS], dict[KeyOf, int]()
        for place, (write, values) in enumerate(self._writes):
            given = [keys[value] if type(value) is KeyOf else value for value in values]
            params: list[Any] = []
            _add_prepared(params, write, given, own)
            with own.cursor() as cursor:
                cursor.execute(write.text(["%s"] * len(given)), params)
                if write.returns_key:
                    keys[KeyOf(place)] = int(cursor.fetchone()[0])
        return tuple(keys[one] for one in wanted)

    def _at_once(self, wanted: tuple[KeyOf, ...]) -> tuple[int, ...]:
        own, params = connections[DEFAULT_DB_ALIAS], list[Any]()
        shape = []
        for write, values in self._writes:
            keys = tuple([pair for pair in enumerate(values) if type(pair[1]) is KeyOf])
            shape.append((write, len(values), keys))
            _add_prepared(params, write, values, own)
        with cursor_beside(own, planned_once=True) as cursor:
            cursor.execute(_statement(tuple(shape), wanted), params)
            return tuple(int(key) for key in cursor.fetchone())


@lru_cache(maxsize=_SHAPES)
def _statement(shape: Shape, wanted: tuple[KeyOf, ...]) -> str:
    """All of them as one, its values numbered: `$1`, `$2`…"""
    parts = []
    for number, (write, count, keys) in enumerate(shape):
        places = ["%s"] * count
        for place, key in keys:
            places[place] = _key_text(key)
        parts.append(f"s{number} AS ({write.text(places)})")
    text = f"WITH {', '.join(parts)} SELECT {', '.join(_key_text(one) for one in wanted)}"
    return numbered(text)


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


_PLAIN: dict[type[Field[Any, Any]], type] = {
    models.CharField: str,
    models.TextField: str,
    models.BooleanField: bool,
    models.IntegerField: int,
    models.BigIntegerField: int,
    models.SmallIntegerField: int,
    models.PositiveIntegerField: int,
    models.PositiveSmallIntegerField: int,
    models.AutoField: int,
    models.BigAutoField: int,
}


def _plain_type(field: Field[Any, Any]) -> type | None:
    """Values of exactly this type go to both databases as they are; None: ask the field."""
    if isinstance(field, models.ForeignKey):
        field = field.target_field
    return _PLAIN.get(type(field))


def _add_prepared(params: list[Any], write: _Write, values: Sequence[Any], own: Any) -> None:
    for value, (plain, field) in zip(values, write.prepare, strict=True):
        if type(value) is plain:
            params.append(value)
        elif type(value) is not KeyOf:
            params.append(field.get_db_prep_save(_given(value), own))


def _given(value: Any) -> Any:
    """A field that was not told keeps what the database would have put there."""
    if not isinstance(value, DatabaseDefault):
        return value
    return value.expression.value  # type: ignore[attr-defined]  # absent from the stubs

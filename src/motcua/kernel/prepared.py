"""Statements put together once and executed often: what reads. What writes: `prepared_writes`.

Building a statement costs Django several times what executing it does. The path that every verb
takes keeps its few statements: text from the models' own metadata, values through their own
fields, so a changed model changes them too. Everything else asks the ORM.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import QuerySet
from django.db.models.query import get_related_populators

from motcua.kernel.values_beside import cursor_beside, numbered

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
        with self._cursor() as cursor:
            self._execute(cursor, values)
            return tuple(row[0] for row in cursor.fetchall())

    def _cursor(self) -> CursorWrapper:
        if connection.vendor == "postgresql":
            return cursor_beside(connection, planned_once=False)
        return connection.cursor()

    def _execute(self, cursor: CursorWrapper, values: dict[str, Any]) -> None:
        _, sql, params = self._compiled
        cursor.execute(sql, [self._given(param, values) for param in params])

    @cached_property
    def _compiled(self) -> tuple[Any, str, tuple[Any, ...]]:
        found = self._build(**{name: mark for mark, name in self._marks.items()})
        compiler = found.query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        text = numbered(sql) if connection.vendor == "postgresql" else sql
        return compiler, text, tuple(params)

    def first(self, **values: Any) -> Row | None:
        """The row with its related rows and annotations; must be asked as it was built: a query
        that locks, inside a transaction.
        """
        with self._cursor() as cursor:
            self._execute(cursor, values)
            row = cursor.fetchone()
        return None if row is None else self._made(self._compiled[0], row)

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

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

from django.db import DEFAULT_DB_ALIAS, connection, connections
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
        with self._asked(values) as cursor:
            return tuple([row[0] for row in cursor.fetchall()])

    def _asked(self, values: dict[str, Any]) -> CursorWrapper:
        # Asked once: `connection` looks for the thread's own at each of its attributes.
        own = connections[DEFAULT_DB_ALIAS]
        beside = own.vendor == "postgresql"
        cursor = cursor_beside(own, planned_once=False) if beside else own.cursor()
        _, sql, params = self._compiled
        cursor.execute(sql, [values[name] if name else given for name, given in params])
        return cursor

    @cached_property
    def _compiled(self) -> tuple[Any, str, tuple[tuple[str, Any], ...]]:
        """What made it, the text, and for each value its name or else what it always is."""
        found = self._build(**{name: mark for mark, name in self._marks.items()})
        compiler = found.query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        text = numbered(sql) if connection.vendor == "postgresql" else sql
        return compiler, text, tuple((self._name(param), param) for param in params)

    def first(self, **values: Any) -> Row | None:
        """The row with its related rows and annotations; must be asked as it was built: a query
        that locks, inside a transaction.
        """
        with self._asked(values) as cursor:
            row = cursor.fetchone()
        return None if row is None else self._made(self._compiled[0], row)

    def _name(self, param: Any) -> str:
        """Of what a stand-in among the parameters stands for: SQLite writes days as text."""
        names = self._marks | {str(mark): name for mark, name in self._marks.items()}
        return names.get(param, "") if isinstance(param, int | str | dt.date) else ""

    def _made(self, compiler: Any, row: Sequence[Any]) -> Row:
        converters = self._converters
        if converters:
            row = next(iter(compiler.apply_converters([row], converters)))
        klass, names, start, end, populators = self._shape
        made = klass.from_db(DEFAULT_DB_ALIAS, names, row[start:end])
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

"""Words in the names of procedures as one condition and one rank of a statement.

A condition for each word and a case for each rank are taken apart and put together again by the
ORM at every search, which takes longer than the database needs to answer.
"""

from __future__ import annotations

from typing import Any

from django.db.models import BooleanField, Func, IntegerField

from motcua.procedures.models import Procedure

TRIGRAM = 3
_CODES = "SELECT id FROM {table} WHERE code {test}"


class Holds(Func):
    """Every word stands in the name, the field or the beginning of the code; of one or two letters,
    at the beginning of a word of the name.

    `words` gives for each word those that may stand for it, each with the ids of the fields whose
    code holds it: `((("dat", (7,)),), (("te", ()), ("tin", ())))`.
    """

    output_field = BooleanField()

    def __init__(self, words: tuple[tuple[tuple[str, tuple[int, ...]], ...], ...]) -> None:
        super().__init__("name_folded", "field", "procedure")
        self.words = words

    def as_sql(self, compiler: Any, connection: Any, **_: Any) -> Any:  # type: ignore[override]
        name, field, procedure = (compiler.compile(one)[0] for one in self.get_source_expressions())
        conditions, given = [], []
        for choices in self.words:
            said = []
            for word, fields in choices:
                pieces = _pieces(connection, word)
                said += [f"{name} {_like(connection)}"] * len(pieces)
                given += pieces
                if fields:
                    said.append(f"{field} IN ({', '.join(map(str, fields))})")
                if is_coded(word):
                    said.append(f"{procedure} IN ({_codes(_like(connection))})")
                    given.append(_beginning(connection, word))
            conditions.append(f"({' OR '.join(said)})")
        return f"({' AND '.join(conditions)})", given


class Rank(Func):
    """0 the code, 1 the whole name, 2 its beginning, 3 the phrase, 4 the words apart."""

    output_field = IntegerField()

    def __init__(self, folded: str) -> None:
        super().__init__("name_folded", "procedure")
        self.folded = folded

    def as_sql(self, compiler: Any, connection: Any, **_: Any) -> Any:  # type: ignore[override]
        name, procedure = (compiler.compile(one)[0] for one in self.get_source_expressions())
        coded = is_coded(self.folded)
        # Asked once, where joining would look up the code of each name that fits.
        first = f"WHEN {procedure} IN ({_codes('= %s')}) THEN 0 " if coded else ""
        like = _like(connection)
        rank = f"WHEN {name} = %s THEN 1 WHEN {name} {like} THEN 2 WHEN {name} {like} THEN 3"
        pieces = [_beginning(connection, self.folded), _piece(connection, self.folded)]
        return f"CASE {first}{rank} ELSE 4 END", [self.folded] * (1 + coded) + pieces


def is_coded(text: str) -> bool:
    return any(letter.isdigit() for letter in text)


def _codes(test: str) -> str:
    return _CODES.format(table=Procedure._meta.db_table, test=test)


def _like(connection: Any) -> str:
    return "LIKE %s" if connection.vendor == "postgresql" else "LIKE %s ESCAPE '\\'"


def _pieces(connection: Any, word: str) -> list[str]:
    """A word of one or two letters is the beginning of a word: so it has a trigram too."""
    if len(word) >= TRIGRAM or not word.isalnum():
        return [_piece(connection, word)]
    return [_beginning(connection, word), _piece(connection, f" {word}")]


def _piece(connection: Any, word: str) -> str:
    return f"%{connection.ops.prep_for_like_query(word)}%"


def _beginning(connection: Any, word: str) -> str:
    return f"{connection.ops.prep_for_like_query(word)}%"

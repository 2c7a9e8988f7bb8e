"""Trường hợp: which papers and methods hold for which case of a procedure (NĐ 63/2010 Điều 8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from motcua.procedures.rules.content import Content


class OfCase(Protocol):
    @property
    def case(self) -> str: ...


Part = TypeVar("Part", bound=OfCase)


def names(
    declared: Iterable[str], papers: Iterable[OfCase], methods: Iterable[OfCase]
) -> tuple[str, ...]:
    """The declared cases; where none are, the headings of papers and methods, in their order."""
    said = tuple(declared) or (part.case for part in (*papers, *methods) if part.case)
    return tuple(dict.fromkeys(said))


def parts_for(case: str, parts: Iterable[Part]) -> list[Part]:
    """Those of the case and those of every case; without a case all of them."""
    return [part for part in parts if not (case and part.case) or part.case == case]


def faults(content: Content) -> Iterator[tuple[str, str]]:
    """Messages by cell, where a version declares its cases."""
    declared = [case.name for case in content.cases]
    if not declared:
        return
    for place, name in enumerate(declared, 1):
        if not name.strip():
            yield f"cases.{place}.name", "Trường hợp chưa có tên. Ghi khi nào áp dụng."
        elif declared.index(name) + 1 < place:
            yield f"cases.{place}.name", f"Trường hợp “{name[:80]}” ghi hai lần. Bỏ một."
        elif not parts_for(name, content.methods):
            yield f"cases.{place}", f"Trường hợp “{name[:80]}” chưa có cách thức, thời hạn nào."
    groups: dict[str, Iterable[OfCase]] = {
        "papers": content.papers or (),
        "methods": content.methods,
    }
    for group, parts in groups.items():
        for place, part in enumerate(parts, 1):
            if part.case and part.case not in declared:
                yield (
                    f"{group}.{place}.case",
                    f"“{part.case[:80]}” không có trong các trường hợp của thủ tục.",
                )

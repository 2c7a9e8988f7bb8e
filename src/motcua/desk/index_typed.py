"""What was typed into a sheet: fields named by kind and criterion, `v-1.2`, `n-1.2`, `f-1.2`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest

from motcua.index.queries.pages import SheetPage
from motcua.index.rules.judging import Judgement

VALUE, NOTE, FLAG, SEEN = "v-", "n-", "f-", "s-"


@dataclass(frozen=True)
class Typed:
    """By criterion; `seen` the last change that the page was made from."""

    values: Mapping[str, str]
    notes: Mapping[str, str]
    flags: frozenset[str]
    seen: Mapping[str, int]

    @property
    def codes(self) -> list[str]:
        return list(dict.fromkeys([*self.values, *self.notes, *self.flags]))

    def judgement(self, code: str) -> Judgement:
        return Judgement(
            value=self.values.get(code, ""),
            note=self.notes.get(code, ""),
            explain=code in self.flags,
        )

    def seen_of(self, codes: Iterable[str]) -> dict[str, int]:
        return {code: self.seen[code] for code in codes if code in self.seen}


def typed(request: HttpRequest) -> Typed:
    def kind(prefix: str) -> dict[str, str]:
        return {
            name.removeprefix(prefix)[:60]: str(value)
            for name, value in request.POST.items()
            if name.startswith(prefix)
        }

    seen = {code: int(text) for code, text in kind(SEEN).items()
            if text.isascii() and text.isdigit() and len(text) < 16}  # fmt: skip
    return Typed(kind(VALUE), kind(NOTE), frozenset(kind(FLAG)), seen)


def changed_values(page: SheetPage, given: Typed) -> dict[str, str]:
    """Only what is another than it was: the rest of the form is not this person's word."""
    was = {line.criterion.code: line.value for line in page.lines}
    return {code: text for code, text in given.values.items()
            if " ".join(text.split()) != was.get(code, "")}  # fmt: skip


def changed_judgements(page: SheetPage, given: Typed, stage: str) -> dict[str, Judgement]:
    found = {}
    for code in given.codes:
        line = page.line(code)
        before = line.said.get(stage) if line else None
        one = given.judgement(code)
        was = (before.value, before.note, before.explain) if before else ("", "", False)
        if (one.value.strip(), one.note.strip(), one.explain) != was:
            found[code] = one
    return found

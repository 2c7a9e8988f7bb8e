"""The decision that publishes a round, as it stands on paper: its numbers are those of the sheets."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from motcua.documents.queries.letterheads import letterhead_of, place_and_day
from motcua.documents.rendering.glyphs import printable
from motcua.documents.rules.issued import IssuedPaper, PaperTable, Section
from motcua.documents.rules.signing_lines import signing_lines
from motcua.index.models import Round
from motcua.index.queries.results import Standings
from motcua.index.rules.numbers import half_up
from motcua.organisations.queries import units

HEADS = ("Hạng", "Đơn vị", "Điểm", "Tối đa", "Chỉ số (%)", "Xếp loại")
_WIDTHS = (2, 7, 2, 2, 3, 3)
_MEND = "Các cơ quan, đơn vị căn cứ kết quả này khắc phục hạn chế, giữ và nâng điểm trong kỳ sau."
_FORCE = (
    "Quyết định có hiệu lực từ ngày ký. Thủ trưởng các cơ quan, đơn vị có tên trong phụ lục chịu "
    "trách nhiệm thi hành."
)


@dataclass(frozen=True, kw_only=True)
class Decided:
    """Who signs it, when and under which number."""

    number: str
    on: dt.date
    signature: str


def decision_paper(
    round_: Round, standings: Standings, decided: Decided | None = None
) -> IssuedPaper:
    """A table a block, in the order of places; a draft where nobody has decided yet."""
    on = decided.on if decided else round_.facts_to
    head = letterhead_of(round_.run_by_id, on)
    name, _comma, title = (decided.signature if decided else "").partition(", ")
    role = title or "Chủ tịch"
    return IssuedPaper(
        kind="QUYẾT ĐỊNH",
        parent=printable(head.parent_agency),
        agency=printable(head.agency),
        number=printable(decided.number if decided else "……/QĐ"),
        dated=printable(place_and_day(head, on, draft=decided is None)),
        title=printable(f"Về việc công bố kết quả {round_.name}"),
        draft=decided is None,
        decides=printable(f"{role.partition(' UBND')[0]} {head.agency}"),
        grounds=_grounds(round_, standings),
        sections=_articles(round_, standings),
        role=tuple(map(printable, signing_lines(role, head.agency, alone=True))),
        signer=printable(name),
        source="",
        annexes=tuple(_annexes(round_, standings)),
        to=("Như Điều 3",),
    )


def _grounds(round_: Round, standings: Standings) -> tuple[str, ...]:
    sets = dict.fromkeys(one.entry.block.rule_set.name for one in standings.sheets)
    return (
        "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;",
        *(printable(f"Căn cứ {name};") for name in sets),
        "Theo kết quả thẩm định và ý kiến của hội đồng.",
    )


def _articles(round_: Round, standings: Standings) -> tuple[Section, ...]:
    count = len(standings.sheets)
    published = (
        f"Công bố kết quả đánh giá năm {round_.year} của {count} cơ quan, đơn vị theo phụ lục "
        "kèm theo."
    )
    told = {
        "Điều 1. Công bố kết quả": published,
        "Điều 2. Khắc phục hạn chế": _MEND,
        "Điều 3. Hiệu lực và thi hành": _FORCE,
    }
    return tuple(Section(title=title, paragraphs=(text,)) for title, text in told.items())


def _annexes(round_: Round, standings: Standings) -> list[Section]:
    blocks: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for sheet, scored in standings.lines:
        place = standings.places[sheet.entry.pk]
        shared = "=" if sheet.entry.pk in standings.tied else ""
        row = (
            f"{place or '–'}{shared}",
            printable(units.full_name(sheet.entry.unit_id, round_.facts_to)),
            _shown(scored.points), _shown(scored.most), _shown(scored.index),
            printable(scored.grade),
        )  # fmt: skip
        blocks.setdefault(sheet.entry.block.name, []).append((place or 10**6, row))
    return [
        Section(title=printable(f"Phụ lục {number}. {name}"), tables=(_table(rows),))
        for number, (name, rows) in enumerate(blocks.items(), 1)
    ]


def _table(rows: list[tuple[int, tuple[str, ...]]]) -> PaperTable:
    told = tuple(row for _place, row in sorted(rows))
    note = "Dấu =: bằng chỉ số nên đồng hạng" if any("=" in row[0] for row in told) else ""
    return PaperTable(title=note, heads=HEADS, widths=_WIDTHS, rows=told, words=(1, 5))


def _shown(value: Fraction | None) -> str:
    return "–" if value is None else half_up(value).replace(".", ",")

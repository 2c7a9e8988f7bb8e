"""The catalogue of indicators as a page, made from the definitions (`docs/indicators.md`)."""

from __future__ import annotations

from motcua.reports.indicators.definitions import INDICATORS, Indicator, Unit

_HEAD = """\
# Danh mục chỉ tiêu · Indicators

Trang này sinh từ mã nguồn: `motcua indicators --catalogue`. Mỗi chỉ tiêu định nghĩa một lần, chạy
trên DuckDB hay Spark đều ra cùng số nguyên; phép chia làm sau cùng, làm tròn nửa lên.

Made from the code. Each indicator is defined once over the tables of facts
(`reports/rules/facts.py`); sums are integers, division comes last, halves round up.

“Trong kỳ” là từ đầu ngày thứ nhất đến hết ngày cuối, giờ Việt Nam. “Xong” gồm cả hồ sơ rút, bị từ
chối sau khi tiếp nhận và dừng, vào lúc ấy. Hồ sơ đang chờ bổ sung lần đầu là trong hạn.

| khóa | tên | cách tính | đơn vị | căn cứ | hiệu lực |
|---|---|---|---|---|---|
"""


def markdown() -> str:
    return _HEAD + "".join(_line(one) for one in INDICATORS.values())


def _line(one: Indicator) -> str:
    until = f"{one.valid_to:%d/%m/%Y}" if one.valid_to else "nay"
    times = " × 100" if one.unit is Unit.PERCENT else ""
    cells = (
        f"`{one.key}`", f"{one.name} (“{one.label}”)", f"{one.formula}{times}", one.unit.value,
        one.legal_basis, f"{one.valid_from:%d/%m/%Y} – {until}",
    )  # fmt: skip
    return f"| {' | '.join(cells)} |\n"

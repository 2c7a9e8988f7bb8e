"""What is said beside a line of the 766 index: how sure it is, and why there is no figure."""

from __future__ import annotations

from motcua.reports.rules.service_points import Line, State

TRUST = {
    "verified": "đã đối chiếu", "table": "theo bảng điểm của năm",
    "portal": "theo điểm Cổng Dịch vụ công quốc gia đã tính năm 2026",
    "recalled": "theo trí nhớ, cần đối chiếu nguyên văn",
}  # fmt: skip


def why(line: Line) -> str:
    """What is divided by what, or why nothing is."""
    metric = line.metric
    if line.state is State.NO_SOURCE:
        reason = metric.missing or metric.unknown or "chỉ tính cho toàn tỉnh và từng thủ tục"
        return f"chưa có nguồn số liệu: {reason}"
    if line.state is State.NO_WEIGHT:
        return f"{metric.parts}; nguồn không ghi điểm tối đa của chỉ tiêu"
    if line.state is State.NOT_APPLICABLE:
        none = "trong kỳ không phát sinh, điểm tối đa giảm theo"
        return none if line.figure else "không áp dụng cho cấp này"
    return metric.parts + _unknown(line)


def _unknown(line: Line) -> str:
    if line.figure is None or not line.figure.unknown:
        return ""
    return f"; còn {line.figure.unknown} chưa rõ, không tính"

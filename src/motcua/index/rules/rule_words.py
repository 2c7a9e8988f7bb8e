"""A rule in words, for people who compare two years or type a test value."""

from __future__ import annotations

from fractions import Fraction

from motcua.index.rules.bands import Band
from motcua.index.rules.kinds import Bands, Branch, Formula, PerUnit, Points, Ratio, Rule, YesNo
from motcua.index.rules.numbers import HUNDRED, plain


def rule_words(rule: Rule | None) -> str:
    """One line that says all a rule does: equal rules read alike, unlike ones do not."""
    match rule:
        case None:
            return "cộng các tiêu chí con"
        case Points():
            return "giá trị là số điểm"
        case YesNo():
            return f"có: {plain(rule.yes)}; không: {plain(rule.no)}"
        case Bands():
            return _bands(rule)
        case Ratio():
            floor = f", dưới {_share(rule.floor)} không điểm" if rule.floor else ""
            return f"theo tỷ lệ đạt mục tiêu {_share(rule.target)}{floor}"
        case PerUnit():
            return f"mỗi đơn vị {plain(rule.each)} điểm"
        case Branch():
            return _branch(rule)
        case Formula():
            return f"công thức {rule.expression.text}"
    return "theo tỷ lệ phần trăm điều tra"


def value_words(rule: Rule | None) -> str:
    """What is typed for it."""
    match rule:
        case YesNo():
            return "có hoặc không"
        case Ratio() | Bands(on_ratio=True):
            return "tử số/mẫu số, ví dụ 17/20"
        case Formula():
            return "; ".join(f"{name}=…" for name in sorted(rule.variables))
        case Bands() | PerUnit():
            return "một số"
        case Points():
            return "số điểm"
        case Branch():
            return f"tùy tiêu chí {rule.on}"
        case None:
            return ""
    return "phần trăm, 0 đến 100"


def _bands(rule: Bands) -> str:
    pairs = zip(rule.bands, rule.amounts, strict=True)
    told = "; ".join(f"{band}: {plain(amount)}" for band, amount in pairs)
    return f"tỷ lệ {told}" if rule.on_ratio else told


def _branch(rule: Branch) -> str:
    told = [f"{_when(case.band)} → {rule_words(case.rule)}" for case in rule.cases]
    if rule.otherwise is not None:
        told.append(f"khác → {rule_words(rule.otherwise)}")
    return f"theo tiêu chí {rule.on}: " + " | ".join(told)


def _when(band: Band | None) -> str:
    return "không áp dụng" if band is None else str(band)


def _share(share: Fraction) -> str:
    return f"{plain(share * HUNDRED)}%"

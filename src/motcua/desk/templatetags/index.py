"""How the pages of the index write points, and how they name a criterion in the page."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

from django import template
from django.utils.translation import gettext as _

from motcua.index.rules.criteria import Criterion
from motcua.index.rules.kinds import Bands, Formula, Points, Ratio, YesNo
from motcua.index.rules.numbers import half_up
from motcua.index.rules.stages import STAGES, Stage

register = template.Library()


@register.filter
def dom(code: str) -> str:
    """A code as part of an id: `1.2` is `1-2`."""
    return re.sub(r"[^0-9A-Za-z]", "-", code)


@register.filter
def points(value: Fraction | None) -> str:
    """Two decimals, half up, with a comma; what does not apply is `KAD`."""
    return "KAD" if value is None else half_up(Fraction(value)).replace(".", ",")


@register.filter
def share_of(figure: Any) -> str:
    """`97,71%` of two counts; nothing of nothing is a dash."""
    if not figure.denominator:
        return "–"
    share = half_up(Fraction(figure.numerator * 100, figure.denominator))
    return f"{share.replace('.', ',')}%"


@register.filter
def hint(leaf: Criterion) -> str:
    """What is to be typed, by the rule."""
    rule = leaf.rule
    if isinstance(rule, Points):
        told = _("Ghi điểm, từ 0 đến %(most)s") % {"most": points(leaf.most)}
    elif isinstance(rule, Ratio) or (isinstance(rule, Bands) and rule.on_ratio):
        told = _("Ghi tử số/mẫu số, ví dụ 17/20")
    elif isinstance(rule, Formula):
        told = "; ".join(f"{name}=…" for name in sorted(rule.variables))
    else:
        told = _("Ghi số")
    return f"{told} · NA" if leaf.may_not_apply else told


@register.filter
def yes_no(leaf: Criterion) -> bool:
    return isinstance(leaf.rule, YesNo)


@register.filter
def said(line: Any, stage: str) -> Any:
    return line.said.get(stage)


@register.filter
def seen(line: Any, stage: str) -> int:
    """Number of the last change of this stage that the page was made from."""
    return int(line.seen.get(stage, 0))


@register.filter
def stage_words(stage: str) -> str:
    return _(STAGES[Stage(stage)])


@register.filter
def at_key(found: dict[str, Any], key: str) -> Any:
    return (found or {}).get(key, "")


@register.filter
def wordlist(words: str) -> list[str]:
    return words.split()

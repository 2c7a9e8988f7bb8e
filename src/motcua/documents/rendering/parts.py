"""What several papers have in common, as plain data for the templates."""

from __future__ import annotations

from typing import Any

from motcua.documents.rendering.glyphs import breakable, printable
from motcua.documents.rules.heads import Applicant
from motcua.documents.rules.masking import masked_identity
from motcua.documents.rules.papers import FeeLine

Facts = dict[str, Any]


def applicant_facts(applicant: Applicant) -> Facts:
    return {
        "name": breakable(applicant.name),
        "identity": printable(masked_identity(applicant.identity)),
        "address": breakable(applicant.address),
        "phone": breakable(applicant.phone),
        "email": breakable(applicant.email),
    }


def fee_text(fee: FeeLine) -> str:
    return f"{fee.name}: {fee.amount}" + (f" ({fee.state})" if fee.state else "")


def signature(role: str, name: str, title: str = "") -> Facts:
    return {"role": role.upper(), "name": breakable(name), "title": breakable(title)}


def count(number: int) -> str:
    """Small numbers with a leading zero, as on state papers; nothing for none."""
    return f"{number:02d}" if number else ""

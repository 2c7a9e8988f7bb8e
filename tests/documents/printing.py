"""Printing the samples on the form of their day."""

from __future__ import annotations

import pytest

from motcua.documents.rendering import render
from motcua.documents.rules.forms import form_in_force
from tests.documents import samples

PAPERS = [
    samples.receipt, samples.supplement_slip, samples.refusal, samples.control_slip,
    samples.apology, samples.stop_notice, samples.hand_over, samples.result,
]  # fmt: skip
WITHOUT_TABLE = {samples.refusal, samples.apology, samples.stop_notice, samples.result}


def form_of(paper):
    return form_in_force(paper.key, paper.issued_at.date())


def pdf_of(paper, **options):
    return render(paper, form=form_of(paper), **options)


def sheets():
    return [
        pytest.param(make, size, id=f"{make.__name__}-{size}")
        for make in PAPERS
        for size in form_of(make()).sizes
    ]

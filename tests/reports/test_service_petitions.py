"""The 766 index: what petitions and ratings tell of dossiers, agencies and procedures."""

from __future__ import annotations

import pytest

from motcua.dossiers.models import Dossier
from motcua.feedback.actions import About, lodge_petition
from motcua.feedback.models import Rating
from motcua.feedback.rules.petition_wording import Petitioner, PetitionText
from motcua.kernel.actor import CITIZEN
from motcua.kernel.errors import InvalidInput
from motcua.reports.queries.service_index import By, behind, service_index
from motcua.reports.rules.service_points import Figure
from tests.province import at
from tests.reports.test_service_index import MARCH, lines, some

__all__ = ["some"]


def test_late_dossiers_and_those_that_did_not_please_are_both_taken_off(some, province):
    """Metric 5.4 adds both shares: X.2 of three was late, then rated badly; rated and petitioned
    about it does not please once; below nothing there is nothing.
    """

    def told(*more):
        return {
            row["key"]: (row["numerator"], row["denominator"])
            for row in lines(*more) if row["metric"] == "dossier_receiving_satisfaction"
        }  # fmt: skip

    assert told("--by", "agency") == {
        "H52.118": ("1", "2"),
        "H52.999": ("1", "1"),
        "TOTAL": ("2", "3"),
    }
    late = Dossier.objects.get(code="X.2")
    Rating.objects.create(dossier=late, unit=province.units["maison"], level=1,
                          given_at=at("2026-03-14 09:00"))  # fmt: skip
    assert told()["TOTAL"] == ("1", "3")
    petition(province, "2026-03-20 09:00", dossier="X.2")
    assert told("--by", "agency") == {
        "H52.118": ("0", "2"),
        "H52.999": ("1", "1"),
        "TOTAL": ("1", "3"),
    }
    assert told("--by", "procedure")["TOTAL"] == ("1", "3")
    petition(province, "2026-03-20 09:00", dossier="X.1")
    assert told("--unit", "H52.118") == {"TOTAL": ("0", "2")}
    assert told()["TOTAL"] == ("0", "3")
    # What came afterwards does not change March.
    petition(province, "2026-04-01 09:00", dossier="X.3")
    assert told()["TOTAL"] == ("0", "3")
    # Who rated is not to be found out: no dossier is named.
    with pytest.raises(InvalidInput, match="không mở danh sách"):
        behind("dossier_receiving_satisfaction", *MARCH)


def test_petitions_are_counted_by_agency_and_by_procedure(some, province):
    petition(province, "2026-03-20 09:00", dossier="X.1")
    petition(province, "2026-03-21 09:00")
    petition(province, "2026-03-21 09:00", unit="chiengmai")
    metric = "petition_processing_on_time"
    rows = service_index(*MARCH, by=By.AGENCY)
    told = {row.key: figure_of(row, metric) for row in rows}
    assert (told["H52.118"].denominator, told["H52.119"].denominator) == (2, 1)
    assert told["H52.999"] == Figure(0, 0) and told["TOTAL"].denominator == 3
    # Months later none of them has been answered.
    assert told["TOTAL"].numerator == 0
    procedures = {row.key: figure_of(row, metric) for row in service_index(*MARCH, by=By.PROCEDURE)}
    assert procedures["TOTAL"].denominator == 3
    assert sum(one.denominator for key, one in procedures.items() if key != "TOTAL") == 1


def figure_of(row, metric):
    return next(one.figure for group in row.score.groups for one in group.lines
                if one.metric.key == metric)  # fmt: skip


def petition(province, moment, unit="maison", dossier=""):
    text = PetitionText(kind="conduct", subject="Chậm trả lời", channel="portal",
                        content="Tôi nộp hồ sơ đã lâu mà chưa được trả lời.")  # fmt: skip
    who = Petitioner(name="Quàng Thị Bích", phone="0912 345 678", address="bản Cọ, xã Mai Sơn")
    lodge_petition(text, who, by=CITIZEN, at=at(moment), may_publish=True,
                   about=About(unit=province.units[unit].pk, dossier=dossier))  # fmt: skip

"""What other rooms put on a board: satisfaction, the national portal, petitions; and the directive
that a board leads to.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from motcua.desk.board_beside import cards_beside
from motcua.desk.board_links import instruct_url
from motcua.directives.models import AssignedTask
from motcua.feedback import actions as feedback
from motcua.feedback.actions import About
from motcua.feedback.models import Rating
from motcua.feedback.rules.petition_wording import Petitioner, PetitionText
from motcua.kernel.actor import CITIZEN
from motcua.organisations.rules.roles import Role
from motcua.reports.models import Reconciliation
from motcua.reports.queries.board_views import view_for
from motcua.reports.rules.whole_months import period_of
from tests.desk.conftest import sign_in
from tests.province import _give, at
from tests.reports import made_boards

__all__ = ["sign_in"]
BOARD = "/ban-lam-viec/bang-so-lieu/"
CONTROL, OF_MAI_SON, OF_CHIENG_MAI = "Đèo Thị Kiểm", "Hoàng Văn Nghĩa", "Mùa A Sếnh"
OCTOBER = period_of("2026-10")
SYNC, SATISFIED, PETITIONS = (
    "Khớp với Cổng quốc gia", "Hài lòng khi đánh giá", "Phản ánh, kiến nghị đang xử lý"
)  # fmt: skip


@pytest.fixture(autouse=True)
def _thursday(clock):
    pass


@pytest.fixture
def rated(province):
    """Five ratings of Mai Sơn and two of Chiềng Mai this month, one of Mai Sơn the month before."""
    dossier = province.received("2026-08-03 08:20")
    for number, (slug, level, day) in enumerate((
        ("maison", 3, "10-01"), ("maison", 3, "10-02"), ("maison", 2, "10-05"),
        ("maison", 1, "10-06"), ("maison", 1, "10-07"), ("chiengmai", 3, "10-07"),
        ("chiengmai", 1, "10-07"), ("maison", 1, "09-07"),
    )):  # fmt: skip
        dossier.pk, dossier.code = None, f"H52.118-260803-{number + 9001}"
        dossier.save(force_insert=True)
        Rating.objects.create(
            dossier=dossier,
            unit=province.units[slug],
            level=level,
            given_at=at(f"2026-{day} 09:00"),
        )
    return province


def cards(officer, unit="", field=""):
    today = at("2026-10-08 09:12").date()
    view = view_for(officer, OCTOBER, today, unit, field)
    return {card.label: card for card in cards_beside(view, officer, today)}


def compared(by_unit):
    return Reconciliation.objects.create(
        number=1, source="cong.csv", as_of=at("2026-10-08 02:00"), run_at=at("2026-10-08 02:05"),
        held=40, ours=40, same=37, digest="", by_unit=by_unit,
    )  # fmt: skip


def lodged(province, slug, moment, **changes):
    text = PetitionText(
        kind="conduct", subject="Bị yêu cầu thêm giấy tờ", channel="portal",
        content="Cán bộ ở quầy bắt tôi nộp thêm bản sao có chứng thực dù thủ tục không cần.",
    )  # fmt: skip
    who = Petitioner(name="Quàng Thị Bích", phone="0912 345 678", address="bản Cọ, xã Mai Sơn")
    return feedback.lodge_petition(
        text, who, by=CITIZEN, at=at(moment), may_publish=True,
        about=About(unit=province.units[slug].pk),
    ).petition  # fmt: skip


# Satisfaction


def test_satisfaction_is_of_the_period_beside_the_one_before(rated):
    whole, ours = cards(rated.control)[SATISFIED], cards(rated.leader)[SATISFIED]
    assert (whole.figure, whole.fraction) == ("57,14%", "4 / 7 lượt đánh giá")
    assert (ours.figure, ours.fraction) == ("60,00%", "3 / 5 lượt đánh giá")
    # Nobody of one was content in September.
    assert "60,00 điểm phần trăm" in ours.change and ours.direction == "up"
    one = cards(rated.control, unit="H52.119")[SATISFIED]
    assert one.fraction == "1 / 2 lượt đánh giá"


def test_without_ratings_there_is_no_share_and_nothing_to_open(province):
    card = cards(province.control)[SATISFIED]
    assert (card.figure, card.fraction, card.url) == ("–", "Chưa có đánh giá", "")


def test_what_keeps_no_field_is_not_shown_beside_one(rated):
    compared({"H52.118": [20, 21]})
    assert cards(rated.control) and not cards(rated.control, field="Đất đai")


# What the national portal holds


def test_the_rate_of_the_portal_is_of_the_units_one_may_see(province):
    assert SYNC not in cards(province.control)
    compared({"H52.118": [20, 21], "H52.119": [17, 19]})
    assert cards(province.control)[SYNC].fraction == "37 / 40 hồ sơ"
    assert cards(province.control, unit="H52.119")[SYNC].fraction == "17 / 19 hồ sơ"
    assert cards(province.leader)[SYNC].fraction == "20 / 21 hồ sơ"
    card = cards(province.of(Role.LD, "chiengmai"))[SYNC]
    assert card.fraction == "17 / 19 hồ sơ" and "02:05" in card.change
    # A head of division does not answer for the comparison.
    assert SYNC not in cards(province.head)


# Petitions


def test_petitions_are_those_open_now_and_those_of_the_period(province):
    lodged(province, "maison", "2026-09-01 09:00")
    lodged(province, "maison", "2026-10-07 09:00")
    lodged(province, "chiengmai", "2026-10-07 10:00")
    whole = cards(province.control)[PETITIONS]
    assert (whole.figure, whole.fraction) == ("3", "1 quá hạn")
    assert whole.change == "trong kỳ nhận 2; tháng 9/2026 nhận 1"
    assert cards(province.leader)[PETITIONS].figure == "2"
    one = cards(province.control, unit="H52.119")[PETITIONS]
    assert (one.figure, one.fraction) == ("1", "0 quá hạn")


def test_the_card_of_one_unit_opens_its_petitions(province, sign_in):
    mine = lodged(province, "chiengmai", "2026-10-07 10:00")
    other = lodged(province, "maison", "2026-10-07 09:00")
    url = cards(province.control, unit="H52.119")[PETITIONS].url
    page = sign_in(CONTROL).get(url).content.decode()
    assert mine.code in page and other.code not in page


# The page


def test_the_overview_asks_for_them_once_it_stands(rated, sign_in, django_assert_max_num_queries):
    compared({"H52.118": [20, 21]})
    for who in (CONTROL, OF_MAI_SON):
        client = sign_in(who)
        page = client.get(BOARD)
        assert SATISFIED not in page.content.decode()
        url = page.context["beside_url"]
        assert f'hx-get="{url}"' in page.content.decode()
        plain = client.get(url)
        assert "<h1" in plain.content.decode()
        for address, head in ((BOARD, {}), (url, {"HX-Request": "true"})):
            with django_assert_max_num_queries(12):
                answer = client.get(address, headers=head)
        told = answer.content.decode()
        assert answer.status_code == 200 and 'id="ben-canh"' in told
        assert SATISFIED in told and PETITIONS in told and SYNC in told


def test_cards_of_another_commune_are_refused(rated, sign_in):
    answer = sign_in(OF_CHIENG_MAI).get(f"{BOARD}ben-canh/", {"don_vi": "H52.118"})
    assert answer.status_code == 403
    assert sign_in("Cầm Thị Ngọc").get(f"{BOARD}ben-canh/").status_code == 403


def test_each_card_leads_to_how_it_is_counted(rated, sign_in):
    compared({"H52.118": [20, 21]})
    client = sign_in(CONTROL)
    formulas = client.get(f"{BOARD}cach-tinh/").content.decode()
    for card in client.get(f"{BOARD}ben-canh/").context["cards"]:
        assert f'id="{card.how}"' in formulas


# From a figure to a task


def test_a_board_gives_the_task_of_its_figure_to_its_unit(province, sign_in, clock):
    _give(province, "Lò Minh Hùng", province.units["sonla"], Role.LDT, "Chủ tịch UBND tỉnh")
    made_boards.kept(made_boards.of_the_province())
    clock.move_to(at("2026-08-20 09:12"))
    chief = sign_in("Lò Minh Hùng")
    board = chief.get(BOARD, {"ky": "2026-q2"})
    slow = board.context["slowest"][0]
    assert slow["instruct"].replace("&", "&amp;") in board.content.decode()
    page = chief.get(slow["instruct"]).content.decode()
    (unit,) = parse_qs(urlsplit(slow["instruct"]).query)["dv"]
    assert re.search(rf'value="{unit}"[^>]*checked', page)
    typed = dict(re.findall(r'<input[^>]*name="(title|link|term)"[^>]*value="([^"]*)"', page))
    typed["link"] = typed["link"].replace("&amp;", "&")
    told = chief.post(
        urlsplit(slow["instruct"]).path, typed | {"units": [unit], "source_kind": "direct"}
    )
    task = AssignedTask.objects.get()
    assert told.status_code == 303 and task.lead_unit_id == int(unit)
    assert f"{slow['n']} hồ sơ đang quá hạn" in task.title
    # The task opens the very dossiers that the board counted.
    assert chief.get(task.link).context["found"].count == int(slow["n"])
    assert "link" in typed


def test_who_gives_no_tasks_is_led_to_none(province):
    unit = province.units["maison"].pk
    assert instruct_url(province.head, unit, "Việc", BOARD)
    assert instruct_url(province.case, unit, "Việc", BOARD) == ""
    assert instruct_url(province.head, None, "Việc", BOARD) == ""

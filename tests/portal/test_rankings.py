"""Rankings for everybody: after their hour, with reasons, method and figures to take away."""

from __future__ import annotations

import csv
import io

from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.index import actions
from motcua.index.models import Round
from tests.index.rankings.conftest import played, published
from tests.index.rankings.test_rankings import PRINTED, analysed
from tests.province import at

__all__ = ["played", "published"]
HOME = "/chi-so-cchc/"


def _told(answer) -> str:
    return answer.content.decode()


def test_the_newest_ranking_with_method_and_data(published, client, clock):
    clock.move_to(at("2026-12-20 09:00"))
    round_ = analysed(published)
    for printed in PRINTED:
        actions.enter_result(printed, by=published.keeper, at=at("2026-12-20 08:00"))
    page = _told(client.get(HOME))
    assert "82,50" in page and "đồng hạng" in page and "so được" in page
    assert "+7,63" in page and "lên 14 bậc" in page and "lên 25 bậc" in page
    assert "như đã in" in page and "tính từ điểm mọi tỉnh" not in page
    assert "bộ tiêu chí đã đổi, so có điều kiện" in page
    assert "Cách tính" in page and "36/QĐ-UBND/2026" in page
    answer = client.get(f"{HOME}{round_.slug}/so-lieu.csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert {row["unit"]: (row["index"], row["rank"], row["tied"]) for row in rows} == {
        "UBND xã Mai Sơn": ("82.5", "1", "1"), "UBND xã Chiềng Mai": ("82.5", "1", "1"),
    }  # fmt: skip
    assert rows[0]["comparable"] == "yes" and rows[0]["area:III"] in {"8", "9.5"}


def test_a_page_once_made_is_kept_for_each_language_and_hidden_again_before_its_hour(
    published, client, clock
):
    clock.move_to(at("2026-12-20 09:00"))
    round_ = published.rounds[2026]
    page = f"{HOME}{round_.slug}/"
    assert "Thứ hạng chắc đến đâu?" not in _told(client.get(page)), "not reckoned yet"
    analysed(published)
    first, second = _asked(client, page), _asked(client, page)
    assert "Thứ hạng chắc đến đâu?" in first[0] and first[0] == second[0]
    assert second[1] <= first[1] - 3
    assert "82,50" in _told(client.get(HOME))
    client.cookies["django_language"] = "en"
    english = _told(client.get(page))
    assert "Cách tính" in first[0] and "Cách tính" not in english
    Round.objects.update(public_from=at("2026-12-21 08:00"))
    assert client.get(page).status_code == 404


def _asked(client, page: str) -> tuple[str, int]:
    with CaptureQueriesContext(connection) as captured:
        told = _told(client.get(page))
    return told.partition("<main")[2], len(captured)


def test_a_unit_tells_its_years_and_what_it_lost(published, client, clock):
    clock.move_to(at("2026-12-20 09:00"))
    analysed(published)
    page = _told(client.get(f"{HOME}don-vi/maison/"))
    assert "2 năm gần đây" in page and "so năm trước −15,00 điểm" in page
    assert "Hồ sơ đúng hạn: mất 2,00 trong 10,00 điểm" in page
    assert "Chỉ số đủ loại Tốt" in page
    assert client.get(f"{HOME}don-vi/so-nnmt/").status_code == 404
    assert client.get(f"{HOME}don-vi/khong-co/").status_code == 404


def test_nothing_shows_before_the_hour(played, client, clock):
    played.open(played.in_force(), 2026)
    for slug in ("maison", "chiengmai"):
        played.decide(2026, slug, **{"1.1": "1", "1.2": "3", "3.1": "90/100", "8.1": "80"})
    round_ = played.publish(2026, public_from="2027-01-15 08:00")
    pages = (f"{HOME}{round_.slug}/", f"{HOME}{round_.slug}/so-lieu.csv", f"{HOME}don-vi/maison/")
    clock.move_to(at("2027-01-15 07:59"))
    assert [client.get(page).status_code for page in pages] == [404, 404, 404]
    assert "Chưa công bố kết quả năm nào" in _told(client.get(HOME))
    clock.move_to(at("2027-01-15 08:00"))
    assert [client.get(page).status_code for page in pages] == [200, 200, 200]

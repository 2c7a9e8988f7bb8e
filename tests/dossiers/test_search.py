"""Search: with and without marks, in pieces, by number and parcel, with slips; never out of scope."""

from __future__ import annotations

import random

import pytest
from django.db import connection

from motcua.dossiers import actions, search_index, words
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import pieces
from motcua.dossiers.queries.search import find
from tests.province import RESIDENCE, at, person

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def found(province):
    """Two dossiers of Mai Sơn: Mr Ơn renames, Mrs Panh moves house."""
    province.received("2026-10-06 08:20")
    other = person(name="Cầm Thị Panh", identity="014158004822", phone="")
    province.received("2026-10-07 08:20", procedure=RESIDENCE, applicant=other)
    return lambda text, officer=None: [
        one.code[-11:] for one in find(text, officer or province.counter)
    ]


@pytest.fixture(autouse=True)
def of_a_large_unit(monkeypatch):
    """So many are one's own that the index is asked."""
    monkeypatch.setattr(pieces, "OWN", 0)


ON, PANH = "261006-0001", "261007-0001"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Lò Văn Ơn", [ON]),
        ("lo van on", [ON]),
        ("PANH", [PANH]),
        ("pan", [PANH]),
        ("pa", [PANH]),
        ("on", [ON]),
        ("anh", [PANH]),
        ("nh", []),
        ("van ơn", [ON]),
        ("thuong tru", [PANH]),
        ("đổi tên", [ON]),
        ("261007", [PANH]),
        ("118-261006", [ON]),
        ("1.004222", [PANH]),
        ("1", [PANH, ON]),
        ("0001", [PANH, ON]),
        ("khong co ai", []),
        ("%", []),
        ("' OR 1=1", []),
        ('"', []),
        ("lo* OR panh", []),
    ],
)
def test_finds_what_was_meant(found, text, codes, monkeypatch):
    assert found(text) == codes
    monkeypatch.setattr(pieces, "OWN", 2)
    assert found(text) == codes, "as a unit that has few"


@pytest.mark.parametrize(
    ("text", "codes"),
    [("thuogn tru", [PANH]), ("thuong tur", [PANH]), ("cam thi pahn", [PANH]), ("vaan on", [ON])],
)
def test_slips_are_led_back_to_known_words(found, text, codes):
    assert found(text) == codes


def test_other_units_stay_out_of_sight(found, province):
    assert found("lo van on", province.officer("Vì Thị Mai")) == []
    assert found("thuogn tru", province.officer("Vì Thị Mai")) == []
    assert found("lo van on", province.control) == [ON]


def few(monkeypatch, own: int) -> None:
    """The limits of every way of searching, so low that tens of dossiers pass them."""
    limits = {"CANDIDATES": 4, "MORE": 16, "MOST": 3, "WALK": 5, "OFTEN": 1, "OWN": own}
    for name, value in limits.items():
        monkeypatch.setattr(pieces, name, value)


@pytest.mark.parametrize("own", [0, 1, 2, 5, 6])
def test_the_newest_of_ones_own_are_found_among_many_of_others(province, monkeypatch, own):
    """However few of those that fit are one's own, none is missed and none comes twice."""
    few(monkeypatch, own)
    first = province.received("2026-10-06 08:20")
    others = province.units["chiengmai-centre"]
    for number in range(30):
        row = Dossier.objects.get(pk=first.pk)
        row.pk, row.code = None, f"H52.118-261007-{number + 2001}"
        if number % 6 != 2:
            row.receiving_unit = row.resolving_unit = row.holder_unit = others
        row.save()
    found = [one.code[-4:] for one in find("lo van on", province.counter)]
    assert found == ["2027", "2021", "2015"]


@pytest.mark.parametrize("own", [0, 1, 2, 3, 4, 5, 8, 100])
def test_every_way_of_searching_finds_the_same(province, monkeypatch, own):
    few(monkeypatch, own)
    first, others = province.received("2026-10-06 08:20"), province.units["chiengmai-centre"]
    dice, names = random.Random(own), ("lo van on", "cam thi panh", "lo thi ly", "vi mai")
    for name in names:
        words.learn(name)
    expected = {name: [first.code] * (name == "lo van on") for name in names}
    for number in range(60):
        row, word = Dossier.objects.get(pk=first.pk), dice.choice(names)
        row.pk, row.code = None, f"H52.118-261007-{number + 2001}"
        row.search_words = f"{row.code.lower()} {word} "
        if dice.random() < 0.4:
            expected[word].insert(0, row.code)
        else:
            row.receiving_unit = row.resolving_unit = row.holder_unit = others
        row.save()
    for word, codes in expected.items():
        assert [one.code for one in find(word, province.counter)][:3] == codes[:3], word


def test_document_number_and_parcel_lead_to_the_dossier(province):
    d = province.walk(
        province.received("2026-10-01 08:20", result_channel=3), "transfer", "assign",
        "submit_for_approval", "approve",
    )  # fmt: skip
    d = actions.issue(d, by=province.clerk, at=at("2026-10-05 09:00")).dossier
    d = actions.hand_to_counter(d, by=province.clerk, at=at("2026-10-05 10:00")).dossier
    actions.send_by_post(
        d, by=province.counter, at=at("2026-10-05 14:00"), tracking="EB123456789VN"
    )
    assert [one.pk for one in find("1/kq", province.counter)] == [d.pk]
    assert [one.pk for one in find("eb123456789vn", province.counter)] == [d.pk]
    assert find("eb12345678", province.counter) == []


def test_corrected_name_is_found_and_the_old_one_is_not(province):
    d = province.received("2026-10-06 08:20")
    Dossier.objects.filter(pk=d.pk).update(search_words=f"{d.code.lower()} sung thi ly 1.013833")
    assert [one.pk for one in find("sung thi ly", province.counter)] == [d.pk]
    assert find("lo van on", province.counter) == []


def test_index_comes_back_when_a_migration_made_the_table_anew(province, database_vendor):
    if database_vendor != "sqlite":
        pytest.skip("PostgreSQL không dựng lại bảng; keeps its index")
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER dossiers_search_in")
    province.received("2026-10-06 08:20")
    assert find("lo van on", province.counter) == []
    search_index.ensure()
    assert len(find("lo van on", province.counter)) == 1

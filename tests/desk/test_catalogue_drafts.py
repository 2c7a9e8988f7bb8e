"""The control office drafts a version and a process, sees what changes, and publishes them."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape

import pytest

from motcua.audit.models import Event
from motcua.procedures.models import ProcedureVersion, ProcessVersion, Status
from motcua.procedures.queries.contents import content_of
from motcua.procedures.queries.definitions import definition_of
from tests.province import RENAME

ONE = f"/ban-lam-viec/thu-tuc/{RENAME}/"
CONTROL = "Đèo Thị Kiểm"


def text(answer) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def told(answer) -> str:
    """What the page says is wrong."""
    return text(answer).split("chỗ cần sửa", 1)[-1][:1500]


@pytest.fixture
def control(province, sign_in):
    return sign_in(CONTROL)


def typed(page) -> dict[str, object]:
    """Everything as the forms of the page stand."""
    tables = page.context["tables"]
    forms = [tables.head]
    data: dict[str, object] = {}
    for _key, _title, table in page.context["sections"]:
        forms += [table.management_form, *table.forms]
    for form in forms:
        for field in form:
            value = field.value()
            if value is True:
                data[field.html_name] = "on"
            elif value is not False and value not in (None, ""):
                shown = field.field.prepare_value(value)
                data[field.html_name] = f"{shown:%d/%m/%Y}" if isinstance(shown, dt.date) else shown
    return data


def begin(client, what="soan"):
    answer = client.post(f"{ONE}{what}/")
    assert answer.status_code == 303, text(answer)
    return answer["Location"], client.get(answer["Location"])


def test_a_version_is_drafted_compared_and_published(control):
    before = ProcedureVersion.objects.get(procedure__code=RENAME)
    place, page = begin(control)
    draft = ProcedureVersion.objects.get(procedure__code=RENAME, status=Status.DRAFT)
    assert content_of(draft).papers == content_of(before).papers
    data = typed(page)
    data |= {
        "valid_from": "01/11/2026", "level": ["commune", "province"],
        "cases-0-name": "Đổi tên", "cases-1-name": "Đổi địa chỉ", "cases-TOTAL_FORMS": "2",
        "methods-0-reduced_term": "8 ngày làm việc", "methods-0-reduction_basis": "12/NQ-HĐND",
        "methods-0-fees": "Lệ phí: 30.000: 30.000 đồng mỗi hồ sơ\nPhí: 5000: sao chụp",
        "papers-2-case": "Đổi tên", "papers-3-name": "Văn bản xác nhận địa chỉ mới",
        "papers-3-case": "Đổi địa chỉ", "papers-3-originals": "1", "papers-3-copies": "0",
        "papers-1-DELETE": "on", "online_level": "part",
        "online_reason": "Phải kiểm tra thực địa.", "online_basis": "NĐ 224/2026, Điều 14",
        "legal_bases-0-number": "31/2024/QH15", "legal_bases-0-issued_on": "18/01/2024",
        "legal_bases-0-in_force_on": "01/08/2024",
        "interlinked": "on", "act": "publish",
    }  # fmt: skip
    saved = control.post(place, data)
    assert saved.status_code == 303, told(saved)
    draft.refresh_from_db()
    content = content_of(draft)
    assert [case.name for case in content.cases] == ["Đổi tên", "Đổi địa chỉ"]
    assert (content.methods[0].term, content.methods[0].reduced_term) == ("10wd", "8wd")
    assert [fee.amount for fee in content.methods[0].fees] == [30_000, 5_000]
    assert [(paper.name, paper.case) for paper in content.papers] == [
        ("Đơn đăng ký biến động", ""), ("Giấy tờ chứng minh đổi tên", "Đổi tên"),
        ("Văn bản xác nhận địa chỉ mới", "Đổi địa chỉ"),
    ]  # fmt: skip
    assert content.interlinked and content.legal_bases[0].issued_on == dt.date(2024, 1, 18)
    assert content.legal_bases[0].in_force_on == dt.date(2024, 8, 1)

    seen = control.get(saved["Location"])
    assert "so với bản 1" in text(seen) and "Văn bản xác nhận địa chỉ mới" in text(seen)
    assert control.post(saved["Location"], {"decision": ""}).status_code == 422
    signed = {"decision": "2500/QĐ-UBND", "decided_on": "05/10/2026"}
    refused = control.post(saved["Location"], signed)
    assert refused.status_code == 422 and "không kịp các thời hạn này" in text(refused)
    control.post(place, data | {"methods-0-reduced_term": "", "methods-0-reduction_basis": "",
                                "seen": draft.content_digest})  # fmt: skip
    done = control.post(saved["Location"], signed)
    assert done.status_code == 303, told(done)
    draft.refresh_from_db()
    before.refresh_from_db()
    assert (draft.status, draft.decision) == (Status.PUBLISHED, "2500/QĐ-UBND")
    assert draft.decided_on == dt.date(2026, 10, 5)
    shown = text(control.get(f"{ONE}phien-ban/{draft.number}/"))
    assert "Ngày ký quyết định công bố 05/10/2026" in shown
    assert "(có hiệu lực từ 01/08/2024)" in shown
    assert before.valid_to == draft.valid_from == dt.date(2026, 11, 1)
    assert control.get(place).status_code == 409
    names = Event.objects.filter(chain=f"procedure:{RENAME}").values_list("name", flat=True)
    assert "procedures.version_revised" in names


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("", "Ghi ngày ký quyết định, ví dụ 08/10/2026."),
        ("31/02/2026", "“Ngày ký quyết định” không phải ngày có thật"),
        ("31/12/2999", "Ngày ký quyết định 31/12/2999 ở sau ngày công bố"),
    ],
)
def test_a_decision_is_published_with_the_day_it_was_signed(control, day, sentence):
    place, _page = begin(control)
    publish = place.replace("/sua/", "/cong-bo/")
    answer = control.post(publish, {"decision": "2500/QĐ-UBND", "decided_on": day})
    assert answer.status_code == 422 and sentence in text(answer)
    kept = answer.context["form"]
    assert (kept["decision"].value(), kept["decided_on"].value()) == ("2500/QĐ-UBND", day)
    assert ProcedureVersion.objects.get(status=Status.DRAFT).decided_on is None


def test_a_new_draft_has_neither_number_nor_day_of_the_decision_before(control):
    ProcedureVersion.objects.filter(procedure__code=RENAME).update(decided_on="2026-01-05")
    place, page = begin(control)
    draft = ProcedureVersion.objects.get(procedure__code=RENAME, status=Status.DRAFT)
    assert (draft.decision, draft.decided_on) == ("", None)
    told = typed(page) | {"decision": "2500/QĐ-UBND", "decided_on": "02/10/2026", "act": "publish"}
    saved = control.post(place, told)
    asked = control.get(saved["Location"])
    assert str(asked.context["form"]["decided_on"].value()) == "2026-10-02"
    changed = [one.name for one in asked.context["changes"]]
    assert not [name for name in changed if "quyết định" in name.lower()]


def test_what_is_typed_stays_when_something_is_wrong(control):
    place, page = begin(control)
    data = typed(page) | {
        "name": "Tên mới", "methods-0-term": "mau", "methods-1-fees": "chẳng rõ",
        "papers-0-originals": "x",
    }  # fmt: skip
    answer = control.post(place, data | {"act": "save"})
    assert answer.status_code == 422
    told = text(answer)
    assert "Có 3 chỗ cần sửa" in told and "Chưa đọc được “mau”" in told
    assert "Tên mới" in told and 'value="mau"' in answer.content.decode()
    more = control.post(place, data | {"act": "more:papers"})
    assert more.status_code == 200 and "Chưa đọc được" not in text(more)
    names = [form["name"].value() for form in more.context["tables"].tables["papers"].forms]
    assert len(names) == 7 and names[0] == "Đơn đăng ký biến động"
    assert not ProcedureVersion.objects.filter(name="Tên mới").exists()


def test_two_who_write_the_same_draft_do_not_overwrite_each_other(control):
    place, page = begin(control)
    data = typed(page) | {"act": "save"}
    assert control.post(place, data | {"name": "Của người thứ nhất"}).status_code == 303
    late = control.post(place, data | {"name": "Của người thứ hai"})
    assert late.status_code == 409 and "vừa được người khác sửa" in text(late)
    assert "Của người thứ hai" in text(late)
    draft = ProcedureVersion.objects.get(procedure__code=RENAME, status=Status.DRAFT)
    assert draft.name == "Của người thứ nhất"


def test_a_process_that_cannot_end_is_refused_and_a_sound_one_is_put_in_force(control):
    before = ProcessVersion.objects.get(procedure__code=RENAME)
    place, page = begin(control, "soan-quy-trinh")
    draft = ProcessVersion.objects.get(procedure__code=RENAME, status=Status.DRAFT)
    assert definition_of(draft).steps == definition_of(before).steps
    data = typed(page) | {"act": "save"}
    ways = [name for name in data if name.startswith("ways-") and name.endswith("-act")]
    last = len(ways) - 2  # the last row is blank
    endless = control.post(place, data | {f"ways-{last}-next": "1"})
    assert endless.status_code == 303, text(endless)
    assert "không kết thúc được" in text(control.get(place))
    publish = place.replace("/sua/", "/ban-hanh/")
    refused = control.post(publish, {"decision": "99/QĐ-UBND"})
    assert refused.status_code == 422 and "không kết thúc được" in text(refused)
    lost = control.post(place, data | {f"ways-{last}-next": "55"})
    assert lost.status_code == 422 and "Không có bước mang số này" in text(lost)

    steps = len(definition_of(before).steps)
    new = {f"steps-{steps}-number": "40", f"steps-{steps}-name": "Kiểm tra thể thức",
           f"steps-{steps}-role": "VT", f"steps-{steps}-unit_rule": "resolving",
           f"steps-{steps}-hours": "1.5", f"ways-{last + 1}-step": "40",
           f"ways-{last + 1}-act": "transfer", f"ways-{last + 1}-label": "Chuyển phát hành",
           f"ways-{last + 1}-next": str(steps - 1), f"ways-{last - 3}-next": "40"}  # fmt: skip
    assert control.post(place, data | new).status_code == 303
    done = control.post(publish, {"decision": "99/QĐ-UBND"})
    assert done.status_code == 303, told(done)
    draft.refresh_from_db()
    assert (draft.status, draft.legal_basis) == (Status.PUBLISHED, "99/QĐ-UBND")
    found = definition_of(draft).steps[-1]
    assert (found.key, found.budget_seconds) == ("kiem-tra-the-thuc", 5400)


def test_who_does_not_publish_writes_no_draft(province, sign_in):
    for name in ("Vì Văn Nghiệp", "Lò Thị Hạnh"):
        client = sign_in(name)
        assert "Soạn phiên bản mới" not in text(client.get(ONE))
        assert client.post(f"{ONE}soan/").status_code == 403
        assert client.post(f"{ONE}soan-quy-trinh/").status_code == 403
    assert not ProcedureVersion.objects.filter(status=Status.DRAFT).exists()

"""Values for the live catalogue: every state, and the names that break careless layouts."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from django import forms

from motcua.kernel.clock import VIETNAM
from motcua.ui import spans
from motcua.ui.deadline import DeadlineFacts, DeadlineView, deadline_view
from motcua.ui.forms import FormLook
from motcua.ui.masking import mask_identity, mask_phone
from motcua.ui.values import (
    Act,
    Change,
    Chip,
    Column,
    Event,
    Link,
    Pager,
    PaperRow,
    Person,
    Worklist,
    WorkRow,
)

NOW = dt.datetime(2026, 10, 8, 9, 12, tzinfo=VIETNAM)
TERM = 10 * spans.DAY
LONG_ORGANISATION = (
    "Hợp tác xã Dịch vụ nông nghiệp, chế biến và tiêu thụ nông sản, dược liệu, cây ăn quả an toàn "
    "theo chuỗi giá trị gắn với du lịch cộng đồng các bản người Mông, người Thái vùng cao "
    "Hua Păng – Mường Sang – Chiềng Hắc"
)
LONG_NAMES = (
    "Công Tằng Tôn Nữ Thị Bích Phượng",
    "NGUYỄN THỊ ẨN",
    "Ksor H'Nhiên",
    "Sùng",
    LONG_ORGANISATION,
    "Lò Văn Ơn",
)
LONG_PROCEDURE = (
    "Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất trong các trường "
    "hợp đổi tên hoặc thay đổi thông tin về người sử dụng đất, chủ sở hữu tài sản gắn liền với đất; "
    "giảm diện tích thửa đất do sạt lở tự nhiên; thay đổi hạn chế quyền sử dụng đất; thay đổi về "
    "nghĩa vụ tài chính; thay đổi về tài sản gắn liền với đất so với nội dung đã đăng ký"
)
LONG_UNIT = "Chi nhánh Văn phòng đăng ký đất đai khu vực Mộc Châu – Vân Hồ"
WHY = (
    "Tiếp nhận lúc 08:20 thứ Năm, 01/10/2026, trong giờ làm việc.",
    "Thời hạn 10 ngày làm việc (thủ tục 1.013833, nộp trực tiếp).",
    "Đủ 10 ngày làm việc là 08:20 thứ Năm, 15/10/2026; không tính các ngày 3–4/10 và 10–11/10.",
    "Tạm dừng chờ bổ sung từ 10:00 05/10 đến 10:00 06/10: cộng 8 giờ làm việc.",
    "Hạn: 08:20 thứ Sáu, 16/10/2026.",
)


def at(day: int, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(2026, 10, day, hour, minute, tzinfo=VIETNAM)


def length(days: int = 0, hours: int = 0, minutes: int = 0) -> int:
    return days * spans.DAY + hours * spans.HOUR + minutes * spans.MINUTE


def deadlines() -> dict[str, DeadlineView]:
    """One view of each row of the design guide's table, on its sample clock."""
    return {
        "chua": deadline_view(now=NOW, started=False),
        **running(),
        "dung": deadline_view(
            now=NOW,
            term_seconds=TERM,
            used_seconds=length(3, 2),
            paused_since=at(6, 10),
            pauses=((length(3, 2), None),),
            why=WHY[:2],
        ),
        "som": done(at(14, 8, 20), length(2)),
        "xong": done(at(16, 8), length(0, 0, 20)),
        "xong-qua": done(at(19, 8, 30), -length(1, 0, 10)),
        "dung-han": ended("stopped", "chủ hồ sơ không nộp giấy tờ bổ sung"),
        "rut": ended("withdrawn", "ông Lò Văn Ơn rút hồ sơ"),
        "tu-choi": ended("refused", "không thuộc thẩm quyền", "Phiếu từ chối số 12/PTC"),
        "khong-han": deadline_view(now=NOW),
    }


def running() -> dict[str, DeadlineView]:
    usual = DeadlineFacts(
        now=NOW,
        due_at=at(16, 8, 20),
        remaining_seconds=length(5, 7, 8),
        term_seconds=TERM,
        pauses=((length(1, 9, 40), length(2, 9, 40)),),
        open_seconds=length(0, 2, 18),
        why=WHY,
    )
    cases: dict[str, dict[str, Any]] = {
        "con": {},
        "sap": {"due_at": at(9, 11, 12), "remaining_seconds": length(1, 2, 5)},
        "hom-nay": {"due_at": at(8, 15, 40), "remaining_seconds": length(0, 4, 28)},
        "qua": {"due_at": at(7, 10), "remaining_seconds": -length(0, 7, 12)},
        "hen-lai": {"reappointed_to": dt.date(2026, 10, 22)},
        "lich": {
            "moved_from": dt.date(2026, 10, 15),
            "moved_reason": "UBND xã nghỉ do bão ngày 12/10",
        },
    }
    return {key: deadline_view(replace(usual, **change)) for key, change in cases.items()}


def done(finished_at: dt.datetime, left: int) -> DeadlineView:
    return deadline_view(
        now=NOW,
        term_seconds=TERM,
        due_at=at(16, 8, 20),
        finished_at=finished_at,
        remaining_at_finish=left,
    )


def ended(how: str, reason: str, paper: str = "") -> DeadlineView:
    return deadline_view(now=NOW, ended=how, ended_reason=reason, ended_paper=paper)


def worklist(views: dict[str, DeadlineView]) -> Worklist:
    keys = ("qua", "hom-nay", "sap", "con", "lich", "hen-lai", "dung", "som", "xong-qua")
    rows = tuple(work_row(number, views[key]) for number, key in enumerate(keys))
    titles = (
        ("deadline", "Còn lại", "ascending"),
        ("code", "Mã hồ sơ", "none"),
        ("procedure", "Thủ tục", ""),
        ("owner", "Chủ hồ sơ", ""),
        ("received", "Nhận", "none"),
        ("due", "Hạn", "none"),
        ("step", "Bước, người giữ", ""),
        ("channel", "Kênh", ""),
    )
    columns = tuple(
        Column(key=key, title=title, sort=sort, url=f"?sap-xep={key}" if sort else "")
        for key, title, sort in titles
    )
    pager = Pager(next="?sau=0042", summary="50 trong 999+ hồ sơ · cập nhật 09:12")
    return Worklist(caption="Hồ sơ của tôi", rows=rows, columns=columns, pager=pager)


def work_row(number: int, view: DeadlineView) -> WorkRow:
    return WorkRow(
        key=f"r{number}",
        url=f"#ho-so-{number}",
        code=f"H52.118-2610{number + 1:02d}-{41 + number:04d}",
        procedure=LONG_PROCEDURE if number % 3 == 0 else "Đăng ký thường trú",
        owner=LONG_NAMES[number % len(LONG_NAMES)],
        deadline=view,
        received=f"{number + 1:02d}/10",
        due="" if view.state == "paused" else "16/10 08:20",
        step="Chờ ký" if number % 2 else "Thẩm định",
        holder="Cầm Thị Ngọc" if number % 2 else LONG_UNIT,
        channel="Trực tuyến" if number % 2 else "Tại quầy",
        acts=("assign", "transfer") if number % 2 else ("assign",),
        selected=number == 1,
    )


class SampleForm(FormLook, forms.Form):
    number = forms.CharField(
        label="Số định danh", help_text="12 chữ số, ở mặt trước thẻ.", max_length=12
    )
    born = forms.DateField(label="Ngày sinh", help_text="Thí dụ 03/02/1958.")
    method = forms.ChoiceField(
        label="Nhận kết quả",
        choices=(("counter", "Tại quầy"), ("post", "Bưu chính"), ("online", "Điện tử")),
        widget=forms.RadioSelect,
    )
    unit = forms.ChoiceField(label="Nơi giải quyết", choices=(("", "Chọn nơi"), ("1", LONG_UNIT)))
    note = forms.CharField(
        label="Ghi chú", widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    sms = forms.BooleanField(label="Báo tin bằng SMS", required=False)

    def clean_number(self) -> str:
        number = str(self.cleaned_data["number"])
        if len(number) != 12:
            message = (
                f"Số định danh có {len(number)} chữ số, cần đủ 12. Xem lại số trên mặt trước thẻ."
            )
            raise forms.ValidationError(message)
        return number


def filled_form() -> SampleForm:
    return SampleForm(
        {"number": "01430001234", "born": "31/02/1958", "method": "counter", "unit": "1"}
    )


def events() -> tuple[Event, ...]:
    return (
        Event(what="Trình ký", who="Hoàng Văn Nghĩa", took="1 ngày", kind="next"),
        Event(what="Nhận bổ sung", when="10:00 06/10", who="Lò Thị Hạnh, Quầy 3"),
        Event(what="Tạm dừng 8 giờ làm việc", when="05/10–06/10", kind="paused"),
        Event(
            what="Yêu cầu bổ sung (lần 1/1)",
            when="10:00 05/10",
            who="Cầm Thị Ngọc, " + LONG_UNIT,
            note="Giấy tờ chứng minh đổi tên thiếu chứng thực.",
            files=(Link(text="Phiếu yêu cầu bổ sung (Mẫu 02)", url="#phieu"),),
        ),
        Event(what="Bàn giao", when="16:40 01/10", who="Lò Thị Hạnh", took="giữ 6 giờ 20 phút"),
        Event(what="Tiếp nhận", when="08:20 01/10", who="Lò Thị Hạnh, Quầy 3"),
    )


def papers() -> tuple[PaperRow, ...]:
    reasons = (("cert", "Thiếu chứng thực"), ("page", "Thiếu trang"))
    return (
        PaperRow(
            key="p1",
            name="Đơn đăng ký biến động đất đai, tài sản gắn liền với đất theo Mẫu số 18",
            form_url="#mau",
            originals=1,
            state="ok",
            digitised="Được số hóa",
            file_name="don.pdf",
            file_url="#tep",
            pages=3,
        ),
        PaperRow(
            key="p2",
            name="Giấy chứng nhận đã cấp",
            originals=1,
            copies=1,
            digitised="Tái sử dụng từ kết quả hồ sơ khác",
        ),
        PaperRow(
            key="p3",
            name="Giấy tờ chứng minh đổi tên",
            copies=1,
            state="bad",
            reason="Thiếu chứng thực bản sao",
            reasons=reasons,
            reason_code="cert",
        ),
        PaperRow(key="p4", name="Văn bản ủy quyền", required=False),
    )


def person() -> Person:
    return Person(
        name=LONG_NAMES[0],
        relation="Chủ hồ sơ",
        born="1958",
        identity=mask_identity("014058004821"),
        phone=mask_phone("0912345321"),
        address="xã Mai Sơn",
        reveal_identity="#hien",
        reveal_phone="#hien",
        source="Lấy từ hồ sơ ngày 03/06/2026",
    )


def acts() -> dict[str, Any]:
    receive = "Tiếp nhận và in giấy hẹn"
    return {
        "acts": (
            Act(name="assign", text="Phân công", main=True, lawful=12),
            Act(name="transfer", text="Bàn giao", lawful=9),
        ),
        "main_act": Act(name="", text=receive, url="#nhan", main=True, key="F9"),
        "refuse_act": Act(name="", text="Từ chối (03)", dialog="tu-choi-ho-so", danger=True),
        "plain_act": Act(name="", text="Lấy ý kiến", url="#y-kien"),
        "dialog_lines": (
            "Người nộp nhận Phiếu từ chối (Mẫu 03) ngay.",
            "Hồ sơ kết thúc ở trạng thái 3 và không mở lại được.",
        ),
        "changes": (
            Change(name="Bước", before="Thẩm định", after="Trình ký"),
            Change(name="Người giữ", before="Cầm Thị Ngọc", after="Hoàng Văn Nghĩa"),
        ),
    }


def ways() -> dict[str, Any]:
    steps = ("Trường hợp", "Người nộp", "Giấy tờ kèm theo", "Kê khai", "Nhận kết quả", "Kiểm tra")
    return {
        "tabs": (
            Link(text="Của tôi", url="#", count=14, current=True),
            Link(text="Sắp đến hạn", url="#", count=2),
            Link(text="Quá hạn", url="#", count=1),
            Link(text="Chờ bổ sung", url="#", count=1204),
        ),
        "rail": (
            Link(text="Hôm nay", url="#", icon="home", current=True, key="h"),
            Link(text="Trực tuyến chờ", url="#", icon="world", count=7),
            Link(text="Chờ bàn giao", url="#", icon="arrows-exchange", count=11),
            Link(text="Chờ trả kết quả", url="#", icon="package-export", count=18),
        ),
        "chips": (
            Chip(name="Hạn", value="7 ngày tới", remove_url="#"),
            Chip(name="Nơi giải quyết", value=LONG_UNIT, remove_url="#"),
        ),
        "steps": tuple(Link(text=text, url="#") for text in steps),
    }


def everything() -> dict[str, Any]:
    views = deadlines()
    return {
        "deadlines": views,
        "worklist": worklist(views),
        "form": filled_form(),
        "events": events(),
        "portal_events": tuple(reversed(events()[1:])),
        "papers": papers(),
        "person": person(),
        "statuses": tuple(range(1, 11)),
        "step_marks": (0.3, 0.7),
        "names": LONG_NAMES,
        "procedure": LONG_PROCEDURE,
        **acts(),
        **ways(),
    }

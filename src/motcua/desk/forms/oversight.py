"""What is typed about inspections, remedies and surprise checks, and how their lists are filtered."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.desk.forms import offer
from motcua.desk.forms.catalogue import LONG, AddressForm, RuleForm
from motcua.desk.forms.paper_signing import SeenForm, WithPin
from motcua.desk.page_acts import UploadForm
from motcua.kernel import clock
from motcua.oversight.queries.inspections import Filters, agency_choices
from motcua.oversight.rules.inspections import (
    ANSWERS,
    FINDING_KINDS,
    KINDS,
    FindingDetails,
    InspectionDetails,
    InspectionState,
    RemedyState,
)

AREA = forms.Textarea(attrs=LONG)
EARLIEST, LATEST = 2010, 2100


def whole(label: Any, *, least: int = 0, most: int = 10_000, **more: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=most,
        error_messages={
            "invalid": gettext_lazy("Ghi số nguyên, ví dụ 12."),
            "min_value": gettext_lazy("Số phải từ %(limit_value)s trở lên."),
            "max_value": gettext_lazy("Số phải không quá %(limit_value)s."),
        },
        **more,
    )


def long_text(label: Any, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs=dict(LONG)), **more)


def year(**more: Any) -> forms.IntegerField:
    return whole(gettext_lazy("Năm"), least=EARLIEST, most=LATEST, **more)


def choice(label: Any, **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        error_messages={"invalid_choice": gettext_lazy("Chọn một mục trong danh sách.")},
        **more,
    )


class ListForm(AddressForm):
    """Filters of a list; `is_filtered` when any of them holds."""

    q = forms.CharField(label=gettext_lazy("Có chữ"), required=False, max_length=200)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        if "dv" in self.fields:
            everyone = [("", _("Mọi đơn vị")), *agency_choices(clock.today())]
            offer(self, "dv", everyone, data=True)

    @property
    def is_filtered(self) -> bool:
        return bool(self.taken())

    def filters(self) -> Filters:
        told = self.taken()
        return Filters(
            text=told.get("q", ""), year=told.get("nam", 0), unit=told.get("dv", ""),
            kind=told.get("nd", ""), state=told.get("tt", ""),
        )  # fmt: skip


class InspectionsForm(ListForm):
    nam = year(required=False)
    dv = choice(gettext_lazy("Đơn vị"), required=False)
    nd = choice(gettext_lazy("Nội dung"), required=False)
    tt = choice(gettext_lazy("Tình trạng"), required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "nd", [("", _("Tất cả")), *_labels(KINDS)])
        states = {state.value: state.label for state in InspectionState}
        offer(self, "tt", [("", _("Tất cả")), *_labels(states)])


class RemediesForm(ListForm):
    nam = year(required=False)
    dv = choice(gettext_lazy("Đơn vị"), required=False)
    tt = choice(gettext_lazy("Tình trạng"), required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        states = {state.value: state.label for state in RemedyState}
        offer(self, "tt", [("", _("Tất cả")), ("late", _("Quá hạn")), *_labels(states)])


class DisciplineListForm(AddressForm):
    dv = choice(gettext_lazy("Đơn vị"), required=False)
    loi = forms.BooleanField(label=gettext_lazy("Chỉ lần có vi phạm"), required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "dv", [("", _("Mọi đơn vị")), *agency_choices(clock.today())], data=True)

    @property
    def is_filtered(self) -> bool:
        return bool(self.taken())


def _labels(labels: dict[str, str]) -> list[tuple[str, str]]:
    return [(value, _(label)) for value, label in labels.items()]


class InspectionPlanForm(RuleForm):
    year = year()
    number = forms.CharField(label=gettext_lazy("Số quyết định"), max_length=60)
    decided_on = forms.DateField(label=gettext_lazy("Ngày quyết định"))
    title = forms.CharField(label=gettext_lazy("Tên kế hoạch"), max_length=300)


class VisitForm(RuleForm):
    unit = choice(gettext_lazy("Đơn vị được kiểm tra"))
    kind = choice(
        gettext_lazy("Nội dung"), choices=[(k, gettext_lazy(v)) for k, v in KINDS.items()]
    )
    month = whole(gettext_lazy("Tháng"), least=1, most=12)
    leader = choice(gettext_lazy("Trưởng đoàn"))


class OpenForm(RuleForm):
    decision = forms.CharField(label=gettext_lazy("Số quyết định thành lập đoàn"), max_length=60)
    decided_on = forms.DateField(label=gettext_lazy("Ngày quyết định"))
    announced_on = forms.DateField(label=gettext_lazy("Ngày thông báo cho đơn vị"))
    starts_on = forms.DateField(label=gettext_lazy("Kiểm tra từ ngày"))
    ends_on = forms.DateField(label=gettext_lazy("Kiểm tra đến hết ngày"))
    first = forms.DateField(label=gettext_lazy("Thời kỳ kiểm tra từ ngày"))
    last = forms.DateField(label=gettext_lazy("Thời kỳ kiểm tra đến hết ngày"))
    checklist = choice(gettext_lazy("Phiếu kiểm tra"))
    members = forms.MultipleChoiceField(
        label=gettext_lazy("Thành viên đoàn (ngoài trưởng đoàn)"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def details(self) -> InspectionDetails:
        told = self.cleaned_data
        names = ("decision", "decided_on", "announced_on", "starts_on", "ends_on", "first", "last")
        return InspectionDetails(**{name: told[name] for name in names})


class AnswerForm(RuleForm):
    key = choice(gettext_lazy("Mục"))
    answer = choice(
        gettext_lazy("Đánh giá"), choices=[(k, gettext_lazy(v)) for k, v in ANSWERS.items()]
    )
    note = long_text(gettext_lazy("Điều đoàn thấy"), required=False)


class FindingForm(UploadForm):
    kind = choice(
        gettext_lazy("Loại"), choices=[(k, gettext_lazy(v)) for k, v in FINDING_KINDS.items()]
    )
    topic = choice(gettext_lazy("Thuộc mục"))
    text = long_text(gettext_lazy("Nội dung"))
    cause = long_text(gettext_lazy("Nguyên nhân (hạn chế)"), required=False)
    post = choice(gettext_lazy("Vị trí chịu trách nhiệm (hạn chế)"), required=False)
    evidence = long_text(gettext_lazy("Chứng cứ: mã hồ sơ, số văn bản, số liệu"), required=False)
    remedy = long_text(gettext_lazy("Việc phải khắc phục (hạn chế)"), required=False)
    due_on = forms.DateField(label=gettext_lazy("Hạn khắc phục (hạn chế)"), required=False)

    field_order = ("kind", "topic", "text", "cause", "post", "evidence", "file", "remedy", "due_on")

    def details(self) -> FindingDetails:
        told = self.cleaned_data
        names = ("kind", "topic", "text", "cause", "evidence", "remedy", "due_on")
        post = int(told["post"]) if told["post"] else None
        return FindingDetails(post=post, **{name: told[name] for name in names})


class StrikeForm(RuleForm):
    finding = choice(gettext_lazy("Phát hiện"))
    reason = forms.CharField(label=gettext_lazy("Lý do gạch bỏ"), max_length=300)


class ConcludeForm(SeenForm):
    number = forms.CharField(label=gettext_lazy("Số kết luận"), max_length=60)
    summary = long_text(gettext_lazy("Đánh giá chung"))


class ConcludeWithPinForm(ConcludeForm, WithPin):
    field_order = ("seen", "number", "summary", "pin")


class RemedyReportForm(UploadForm):
    report = long_text(gettext_lazy("Đã làm gì, kết quả"))
    field_order = ("report", "file")


class ReasonForm(RuleForm):
    reason = long_text(gettext_lazy("Lý do chưa công nhận"))


class DisciplineForm(RuleForm):
    """Short enough for a thumb: numbers, one tick, one note."""

    unit = choice(gettext_lazy("Đơn vị"))
    expected = whole(gettext_lazy("Phải có mặt"), least=0)
    present = whole(gettext_lazy("Có mặt"))
    excused = whole(gettext_lazy("Vắng có lý do"), initial=0)
    badges = forms.BooleanField(
        label=gettext_lazy("Đeo thẻ công chức"), required=False, initial=True
    )
    idle = whole(gettext_lazy("Làm việc riêng"), initial=0)
    unserved = whole(gettext_lazy("Người dân chờ mà không ai tiếp"), initial=0)
    note = long_text(
        gettext_lazy("Ghi chú (bộ phận, vị trí; không ghi tên người dân)"), required=False
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name in ("expected", "present", "excused", "idle", "unserved"):
            self.fields[name].widget.attrs["inputmode"] = "numeric"

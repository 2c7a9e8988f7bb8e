"""What is typed about a round: opening, late permission, survey, publication."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.desk.forms import offer
from motcua.desk.forms.catalogue import AddressForm, RuleForm
from motcua.desk.forms.paper_signing import WithPin
from motcua.index.rules.judging import RoundDetails
from motcua.index.rules.stages import ENTRY_STATES
from motcua.kernel.clock import VIETNAM

DATES = (
    "facts_from", "facts_to", "opens_on", "self_score_until", "appraisal_until",
    "explanation_until", "second_appraisal_until",
)  # fmt: skip
LATE_ACTS = {
    "score": gettext_lazy("Tự chấm, nộp minh chứng, chốt điểm"),
    "explain": gettext_lazy("Giải trình"),
    "appraise": gettext_lazy("Thẩm định"),
}


class BoardForm(AddressForm):
    q = forms.CharField(label=gettext_lazy("Tên đơn vị"), required=False, max_length=200)
    buoc = forms.ChoiceField(label=gettext_lazy("Bước"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "buoc", [("", _("Tất cả")), *((str(k), _(v)) for k, v in ENTRY_STATES.items())])


class RoundForm(RuleForm):
    """`previous` chosen: its blocks, sets and units are carried over; otherwise a set a kind."""

    name = forms.CharField(label=gettext_lazy("Tên vòng chấm"), max_length=200)
    year = forms.IntegerField(label=gettext_lazy("Năm đánh giá"))
    facts_from = forms.DateField(label=gettext_lazy("Số liệu từ ngày"))
    facts_to = forms.DateField(label=gettext_lazy("Số liệu đến hết ngày"))
    opens_on = forms.DateField(label=gettext_lazy("Mở từ ngày"))
    self_score_until = forms.DateField(label=gettext_lazy("Hạn tự chấm"))
    appraisal_until = forms.DateField(label=gettext_lazy("Hạn thẩm định lần 1"))
    explanation_until = forms.DateField(label=gettext_lazy("Hạn giải trình"))
    second_appraisal_until = forms.DateField(label=gettext_lazy("Hạn thẩm định lần 2"))
    previous = forms.ChoiceField(
        label=gettext_lazy("Chuyển từ vòng trước"), required=False,
        help_text=gettext_lazy("Lấy khối, bộ tiêu chí và đơn vị của vòng đó."),
    )  # fmt: skip
    departments = forms.ChoiceField(
        label=gettext_lazy("Bộ tiêu chí của sở, ban, ngành"), required=False
    )
    communes = forms.ChoiceField(label=gettext_lazy("Bộ tiêu chí của xã, phường"), required=False)
    divisions = forms.ChoiceField(
        label=gettext_lazy("Bộ tiêu chí của phòng, đơn vị trực thuộc"), required=False
    )

    def __init__(
        self, *args: Any, rounds: list[tuple[str, str]], sets: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "previous", [("", _("Không, mở mới")), *rounds], data=True)
        for name in ("departments", "communes", "divisions"):
            offer(self, name, [("", _("Không tham gia")), *sets], data=True)

    def details(self) -> RoundDetails:
        told = self.cleaned_data
        dates = {name: told[name] for name in DATES}
        return RoundDetails(name=told["name"], year=told["year"], **dates)


class PermitForm(RuleForm):
    act = forms.ChoiceField(
        label=gettext_lazy("Việc được làm muộn"), choices=list(LATE_ACTS.items())
    )
    until = forms.DateField(label=gettext_lazy("Đến hết ngày"))
    paper = forms.CharField(label=gettext_lazy("Văn bản cho phép"), max_length=100)
    reason = forms.CharField(
        label=gettext_lazy("Lý do"), max_length=500, widget=forms.Textarea({"rows": 2})
    )
    waives = forms.BooleanField(label=gettext_lazy("Miễn điểm trừ nộp muộn"), required=False)


class SurveyForm(RuleForm):
    source = forms.CharField(
        label=gettext_lazy("Nguồn kết quả"), max_length=300,
        help_text=gettext_lazy("Cuộc điều tra, số văn bản báo cáo."),
    )  # fmt: skip
    rows = forms.CharField(
        label=gettext_lazy("Kết quả"), widget=forms.Textarea({"rows": 10}),
        help_text=gettext_lazy(
            "Mỗi dòng: tên ngắn hoặc mã đơn vị; tiêu chí; phần trăm. Dán được từ Excel hoặc CSV."
        ),
    )  # fmt: skip


class TraceForm(RuleForm):
    purpose = forms.ChoiceField(
        label=gettext_lazy("Mục đích xem"),
        help_text=gettext_lazy("Lượt xem được ghi lại cùng mục đích; người nộp hồ sơ thấy được."),
    )

    def __init__(self, *args: Any, purposes: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "purpose", list(purposes.items()), data=True)


class TakeSurveyForm(RuleForm):
    """`source` is a survey, or a survey and one of its factors: `slug` or `slug/factor`."""

    source = forms.ChoiceField(label=gettext_lazy("Cuộc điều tra đã công bố"))
    criterion = forms.ChoiceField(label=gettext_lazy("Tiêu chí nhận kết quả"))

    def __init__(
        self,
        *args: Any,
        sources: list[tuple[str, str]],
        criteria: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "source", sources, data=True)
        offer(self, "criterion", criteria, data=True)


class AssignForm(RuleForm):
    post = forms.ChoiceField(label=gettext_lazy("Người thẩm định"))

    def __init__(self, *args: Any, posts: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "post", [("", _("Bỏ phân công")), *posts], data=True)
        self.fields["post"].required = False


class PublishForm(RuleForm):
    decision_number = forms.CharField(label=gettext_lazy("Số quyết định"), max_length=100)
    decided_on = forms.DateField(label=gettext_lazy("Ngày quyết định"))
    public_day = forms.DateField(
        label=gettext_lazy("Công khai từ ngày"), required=False,
        help_text=gettext_lazy("Để trống: công khai ngay. Trước giờ đó chỉ nơi chủ trì thấy."),
    )  # fmt: skip
    public_hour = forms.TimeField(
        label=gettext_lazy("Công khai lúc"), required=False, input_formats=["%H:%M", "%Hh%M"]
    )

    def public_from(self) -> dt.datetime | None:
        day, hour = self.cleaned_data["public_day"], self.cleaned_data["public_hour"]
        return dt.datetime.combine(day, hour or dt.time(8), VIETNAM) if day else None


class PublishWithPinForm(PublishForm, WithPin):
    field_order = ("decision_number", "decided_on", "public_day", "public_hour", "pin")

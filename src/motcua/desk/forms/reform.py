"""What is typed about reform plans, commitments, rewards and reports."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.desk.forms.catalogue import AddressForm, RuleForm
from motcua.desk.forms.oversight import choice, long_text, whole, year
from motcua.desk.forms.paper_signing import SeenForm, WithPin
from motcua.desk.page_acts import UploadForm
from motcua.oversight.rules import periods
from motcua.oversight.rules.plans import AREAS, KINDS, VERDICTS, PlanDetails, TaskDetails

_AREAS = [(key, gettext_lazy(label)) for key, label in AREAS.items()]


class PlansForm(AddressForm):
    q = forms.CharField(label=gettext_lazy("Có chữ"), required=False, max_length=200)
    nam = year(required=False)

    @property
    def is_filtered(self) -> bool:
        return bool(self.taken())


class PlanForm(RuleForm):
    unit = choice(gettext_lazy("Đơn vị có kế hoạch"))
    kind = choice(gettext_lazy("Loại"), choices=[(k, gettext_lazy(v)) for k, v in KINDS.items()])
    parent = choice(gettext_lazy("Thuộc chương trình"), required=False)
    title = forms.CharField(label=gettext_lazy("Tên kế hoạch"), max_length=300)
    number = forms.CharField(label=gettext_lazy("Số văn bản"), max_length=60)
    decided_on = forms.DateField(label=gettext_lazy("Ngày ban hành"))
    first_year = whole(gettext_lazy("Từ năm"), least=2010, most=2100)
    last_year = whole(gettext_lazy("Đến năm"), least=2010, most=2100)

    def details(self) -> PlanDetails:
        names = ("kind", "title", "number", "decided_on", "first_year", "last_year")
        return PlanDetails(**{name: self.cleaned_data[name] for name in names})


class TaskForm(RuleForm):
    area = choice(gettext_lazy("Lĩnh vực"), choices=_AREAS)
    text = long_text(gettext_lazy("Nhiệm vụ"))
    measure = long_text(gettext_lazy("Sản phẩm, kết quả phải đạt"))
    lead = choice(gettext_lazy("Đơn vị chủ trì"))
    supports = forms.MultipleChoiceField(
        label=gettext_lazy("Đơn vị phối hợp"), required=False, widget=forms.SelectMultiple
    )
    due_on = forms.DateField(label=gettext_lazy("Hạn"))
    budget = whole(gettext_lazy("Kinh phí (đồng)"), most=10**15, required=False)
    indicator = choice(
        gettext_lazy("Gắn với chỉ tiêu"),
        required=False,
        help_text=gettext_lazy("Có chỉ tiêu thì tiến độ đọc từ hồ sơ, không báo cáo tay."),
    )
    at_least = choice(
        gettext_lazy("Đạt khi số liệu"),
        choices=[("1", gettext_lazy("từ mức này trở lên")), ("", gettext_lazy("từ mức này trở xuống"))],
        required=False, initial="1",
    )  # fmt: skip
    target = forms.DecimalField(
        label=gettext_lazy("Mức phải đạt"), required=False, max_digits=10, decimal_places=2,
        localize=True,
        error_messages={"invalid": gettext_lazy("Ghi số, ví dụ 95 hoặc 95,5.")},
    )  # fmt: skip

    def details(self) -> TaskDetails:
        told = self.cleaned_data
        names = ("area", "text", "measure", "due_on", "indicator", "target")
        return TaskDetails(
            budget=told["budget"] or 0, at_least=bool(told["at_least"]),
            **{name: told[name] for name in names},
        )  # fmt: skip


class TaskReportForm(UploadForm):
    share = whole(gettext_lazy("Tiến độ (%)"), most=100)
    text = long_text(gettext_lazy("Đã làm được gì"))
    evidence = long_text(gettext_lazy("Kiểm chứng: số văn bản, địa chỉ"))
    field_order = ("share", "text", "evidence", "file")


class VerdictForm(RuleForm):
    verdict = choice(
        gettext_lazy("Kết quả"), choices=[(k, gettext_lazy(v)) for k, v in VERDICTS.items()]
    )


class AskForm(RuleForm):
    unit = choice(gettext_lazy("Đơn vị"))
    round = forms.CharField(label=gettext_lazy("Sau đợt đánh giá"), max_length=120)
    area = choice(gettext_lazy("Lĩnh vực yếu"), choices=_AREAS)
    weakness = long_text(gettext_lazy("Điểm yếu phải cải thiện"))
    answer_by = forms.DateField(label=gettext_lazy("Hạn cam kết"))


class CommitForm(RuleForm):
    text = long_text(gettext_lazy("Cam kết làm gì, đạt mức nào"))
    due_on = forms.DateField(label=gettext_lazy("Hạn thực hiện"))


class CommitReportForm(RuleForm):
    report = long_text(gettext_lazy("Đã thực hiện thế nào"))


class JudgeForm(RuleForm):
    kept = choice(
        gettext_lazy("Đánh giá"),
        choices=[("1", gettext_lazy("Đã thực hiện")), ("0", gettext_lazy("Không thực hiện"))],
    )
    judgement = long_text(gettext_lazy("Nhận xét"))


class ProposeForm(RuleForm):
    year = year()
    title = forms.CharField(label=gettext_lazy("Tên danh sách"), max_length=300)


class DecideForm(RuleForm):
    """With a tick and a note for each line; whoever is not ticked needs the note."""

    number = forms.CharField(label=gettext_lazy("Số quyết định"), max_length=60)

    def with_lines(self, lines: list[tuple[int, str]]) -> DecideForm:
        from motcua.ui.forms import dress

        for key, unit in lines:
            tick = forms.BooleanField(label=unit, required=False)
            note = forms.CharField(
                label=_("Ý kiến hội đồng về %(unit)s") % {"unit": unit}, required=False,
                max_length=300,
            )  # fmt: skip
            for name, field in ((f"grant-{key}", tick), (f"note-{key}", note)):
                dress(field.widget)
                self.fields[name] = field
        return self


class ReportForm(RuleForm):
    unit = choice(gettext_lazy("Đơn vị báo cáo"))
    kind = choice(
        gettext_lazy("Kỳ"), choices=[(k, gettext_lazy(v)) for k, v in periods.KINDS.items()]
    )
    year = year()


class SectionForm(RuleForm):
    text = long_text(
        gettext_lazy("Lời văn"),
        required=False,
        help_text=gettext_lazy("Số liệu ghi bằng tên trong ngoặc nhọn, không gõ số."),
    )


class IssueForm(SeenForm):
    number = forms.CharField(label=gettext_lazy("Số báo cáo"), max_length=60)


class IssueWithPinForm(IssueForm, WithPin):
    field_order = ("seen", "number", "pin")


def lines_form(lines: list[tuple[int, str]]) -> type[DecideForm]:
    """The form of the council for these lines."""

    class OfLines(DecideForm):
        def __init__(self, *args: Any, **more: Any) -> None:
            super().__init__(*args, **more)
            self.with_lines(lines)

    return OfLines

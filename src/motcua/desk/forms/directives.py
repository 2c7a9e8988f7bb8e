"""Filters of tasks, the form by which one is given, and what each act on it asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.desk.forms import offer
from motcua.desk.forms.catalogue import LONG, AddressForm, RuleForm
from motcua.desk.forms.talk import UnitsInput
from motcua.directives.queries.lists import Filters, choices
from motcua.directives.rules.due import DueWish
from motcua.directives.rules.lifecycle import VERDICTS, TaskVerb
from motcua.directives.rules.recurring import RHYTHMS, DutyRule
from motcua.directives.rules.wording import PRIORITIES, SOURCES, SourceDetails, TaskDetails

DAY = "08/10/2026"


def told(labels: Mapping[Any, str]) -> list[tuple[str, str]]:
    return [(str(value), _(label)) for value, label in labels.items()]


class TasksForm(AddressForm):
    q = forms.CharField(label=gettext_lazy("Tìm"), required=False, max_length=200)
    khi = forms.ChoiceField(label=gettext_lazy("Cần xem"), required=False)
    tt = forms.ChoiceField(label=gettext_lazy("Trạng thái"), required=False)
    muc = forms.ChoiceField(label=gettext_lazy("Mức khẩn"), required=False)
    dv = forms.ChoiceField(label=gettext_lazy("Đơn vị chủ trì"), required=False)

    def __init__(self, *args: Any, units: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, listed in choices().items():
            offer(self, name, [("", _("Tất cả")), *((key, _(label)) for key, label in listed)])
        offer(self, "dv", [("", _("Tất cả")), *units], data=True)

    def filters(self) -> Filters:
        taken = self.taken()
        return Filters(
            text=taken.get("q", ""), when=taken.get("khi", ""), status=taken.get("tt", ""),
            priority=taken.get("muc", ""), unit=int(taken["dv"]) if "dv" in taken else None,
        )  # fmt: skip


class PeriodForm(AddressForm):
    tu = forms.DateField(label=gettext_lazy("Từ ngày"), required=False)
    den = forms.DateField(label=gettext_lazy("Đến hết ngày"), required=False)


class _TextForm(RuleForm):
    """What is to be done, and what must come of it."""

    title = forms.CharField(
        label=gettext_lazy("Tên nhiệm vụ (bắt buộc)"), required=False, max_length=400
    )
    content = forms.CharField(
        label=gettext_lazy("Nội dung"), required=False, widget=forms.Textarea(attrs=LONG)
    )
    measure = forms.CharField(
        label=gettext_lazy("Kết quả phải đạt"), required=False, max_length=600,
        help_text=gettext_lazy("Đo được thì tốt nhất, ví dụ: không còn hồ sơ quá hạn."),
    )  # fmt: skip
    evidence = forms.CharField(
        label=gettext_lazy("Minh chứng phải có"), required=False, max_length=600,
        help_text=gettext_lazy("Có ghi thì khi báo cáo hoàn thành phải kèm tệp."),
    )  # fmt: skip
    priority = forms.ChoiceField(label=gettext_lazy("Mức khẩn"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "priority", told(PRIORITIES))

    def details(self) -> TaskDetails:
        said = self.cleaned_data
        names = ("title", "content", "measure", "evidence")
        return TaskDetails(
            **{name: said.get(name, "") for name in names},
            priority=said.get("priority") or "normal", link=said.get("link", ""),
        )  # fmt: skip


class _SourceFields(_TextForm):
    source_kind = forms.ChoiceField(label=gettext_lazy("Giao theo"), required=False)
    number = forms.CharField(label=gettext_lazy("Số, ký hiệu"), required=False, max_length=200)
    source_title = forms.CharField(
        label=gettext_lazy("Trích yếu, tên cuộc họp"), required=False, max_length=1200
    )
    issuer = forms.CharField(
        label=gettext_lazy("Cơ quan ban hành, người kết luận"), required=False, max_length=300
    )
    issued_on = forms.DateField(label=gettext_lazy("Ngày"), required=False)
    file = forms.FileField(
        label=gettext_lazy("Tệp văn bản"), required=False,
        help_text=gettext_lazy("PDF, JPG, PNG, DOCX hoặc XLSX; tối đa 20 MB."),
    )  # fmt: skip
    units = forms.MultipleChoiceField(
        label=gettext_lazy("Đơn vị chủ trì (bắt buộc)"), required=False, widget=UnitsInput
    )

    SOURCE = ("source_kind", "number", "source_title", "issuer", "issued_on", "file")

    def __init__(self, *args: Any, units: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "source_kind", told(SOURCES))
        offer(self, "units", units, data=True)
        widget = self.fields["units"].widget
        assert isinstance(widget, UnitsInput)
        widget.searched = self.data.get("unit_text", "") if self.is_bound else ""
        self.fields["issued_on"].widget.attrs["placeholder"] = DAY

    def source(self) -> SourceDetails:
        said = self.cleaned_data
        return SourceDetails(
            kind=said.get("source_kind") or "direct", number=said.get("number", ""),
            title=said.get("source_title", ""), issuer=said.get("issuer", ""),
            issued_on=said.get("issued_on"),
        )  # fmt: skip

    def chosen(self) -> list[int]:
        return [int(unit) for unit in self.cleaned_data.get("units", ())]

    def source_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.SOURCE]


class _DueFields(forms.Form):
    term = forms.CharField(
        label=gettext_lazy("Thời hạn"), required=False, max_length=60,
        help_text=gettext_lazy("Ví dụ: 3 ngày làm việc, 16 giờ làm việc, 30 ngày."),
    )  # fmt: skip
    due_day = forms.DateField(
        label=gettext_lazy("Hoặc phải xong hết ngày"), required=False,
        help_text=gettext_lazy("Ghi một trong hai. Trúng ngày nghỉ thì chuyển sang ngày làm việc."),
    )  # fmt: skip

    def due(self) -> DueWish:
        said = self.cleaned_data
        return DueWish(term=said.get("term", "").strip(), day=said.get("due_day"))


class GiveForm(_SourceFields, _DueFields):
    supporting = forms.MultipleChoiceField(
        label=gettext_lazy("Đơn vị phối hợp"), required=False,
        widget=forms.SelectMultiple(attrs={"size": 6}),
        help_text=gettext_lazy("Giữ Ctrl để chọn nhiều."),
    )  # fmt: skip
    link = forms.CharField(required=False, max_length=400, widget=forms.HiddenInput)

    field_order = (
        "title", "units", "term", "due_day", "priority", "content", "measure", "evidence",
        "supporting", "link", *_SourceFields.SOURCE,
    )  # fmt: skip

    def __init__(self, *args: Any, others: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "supporting", others, data=True)
        self.fields["due_day"].widget.attrs["placeholder"] = DAY

    def main_fields(self) -> list[forms.BoundField]:
        names = ("title", "units", "term", "due_day", "priority")
        return [self[name] for name in names]

    def more_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("content", "measure", "evidence", "supporting")]

    def more_has_faults(self) -> bool:
        return any(field.errors for field in self.more_fields())


class DutyForm(_SourceFields):
    rhythm = forms.ChoiceField(label=gettext_lazy("Chu kỳ"), required=False)
    day = forms.IntegerField(
        label=gettext_lazy("Hạn vào ngày"), required=False, initial=15,
        help_text=gettext_lazy("Ngày trong tháng (31 là ngày cuối), hoặc thứ trong tuần từ 1 đến 7."),
    )  # fmt: skip
    ahead_days = forms.IntegerField(
        label=gettext_lazy("Giao trước hạn (ngày)"), required=False, initial=14
    )
    valid_from = forms.DateField(label=gettext_lazy("Từ ngày"))

    field_order = ("title", "units", "rhythm", "day", "ahead_days", "valid_from", "content",
                   "measure", "evidence", "priority", *_SourceFields.SOURCE)  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "rhythm", told(RHYTHMS))
        self.fields["valid_from"].widget.attrs["placeholder"] = DAY

    def rule(self) -> DutyRule:
        said = self.cleaned_data
        return DutyRule(rhythm=said.get("rhythm", ""), day=said.get("day") or 0)

    def main_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name not in self.SOURCE]


class ActOnTask(RuleForm):
    """The words that go with an act; each verb adds what else it takes."""

    text = forms.CharField(
        label=gettext_lazy("Nội dung"), required=False, widget=forms.Textarea(attrs=LONG)
    )

    def __init__(self, *args: Any, verb: TaskVerb, known: Mapping[str, Any], **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", f"{verb}-%s")
        super().__init__(*args, **kwargs)
        self.fit(known)

    def fit(self, known: Mapping[str, Any]) -> None:
        """Give fields their choices."""

    def given(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "file"}


class ReasonOfTask(ActOnTask):
    def fit(self, known: Mapping[str, Any]) -> None:
        self.fields["text"].label = _("Lý do (bắt buộc)")


class PlainOnTask(ActOnTask):
    text = None  # type: ignore[assignment]


class _WithFile(ActOnTask):
    file = forms.FileField(
        label=gettext_lazy("Tệp minh chứng"), required=False,
        help_text=gettext_lazy("PDF, JPG, PNG, DOCX hoặc XLSX; tối đa 20 MB."),
    )  # fmt: skip


class ReportForm(_WithFile):
    percent = forms.IntegerField(label=gettext_lazy("Tiến độ (%)"), required=False)
    field_order = ("percent", "text", "file")

    def fit(self, known: Mapping[str, Any]) -> None:
        self.fields["text"].label = _("Đã làm được gì, vướng gì (bắt buộc)")
        self.fields["percent"].initial = known["task"].percent

    def given(self) -> dict[str, Any]:
        said = super().given()
        return said | {"percent": -1 if said.get("percent") is None else said["percent"]}


class SubmitForm(_WithFile):
    def fit(self, known: Mapping[str, Any]) -> None:
        self.fields["text"].label = _("Kết quả so với yêu cầu (bắt buộc)")


class ExtensionForm(ActOnTask):
    day = forms.DateField(label=gettext_lazy("Đến hết ngày (bắt buộc)"))
    field_order = ("day", "text")

    def fit(self, known: Mapping[str, Any]) -> None:
        self.fields["text"].label = _("Lý do (bắt buộc)")
        self.fields["day"].widget.attrs["placeholder"] = DAY
        self.fields["day"].initial = known["task"].asked_due_on


class JudgeForm(ActOnTask):
    verdict = forms.ChoiceField(label=gettext_lazy("Kết luận"), widget=forms.RadioSelect)
    field_order = ("verdict", "text")

    def fit(self, known: Mapping[str, Any]) -> None:
        self.fields["text"].label = _("Nhận xét (bắt buộc khi chưa đạt)")
        offer(self, "verdict", told(VERDICTS))


class SplitForm(PlainOnTask):
    post = forms.TypedChoiceField(label=gettext_lazy("Giao cho"), coerce=int)
    title = forms.CharField(label=gettext_lazy("Phần việc (bắt buộc)"), required=False)
    due_day = forms.DateField(label=gettext_lazy("Xong hết ngày (bắt buộc)"))

    def fit(self, known: Mapping[str, Any]) -> None:
        offer(self, "post", [("", _("Chọn người")), *known["staff"]], data=True)
        self.fields["due_day"].widget.attrs["placeholder"] = DAY


class ReplaceForm(ActOnTask, _DueFields):
    unit = forms.TypedChoiceField(label=gettext_lazy("Đơn vị chủ trì"), coerce=int)
    title = forms.CharField(label=gettext_lazy("Tên nhiệm vụ (bắt buộc)"), required=False)
    field_order = ("unit", "title", "term", "due_day", "text")

    def fit(self, known: Mapping[str, Any]) -> None:
        self.fields["text"].label = _("Lý do thay (bắt buộc)")
        self.fields["title"].initial = known["task"].title
        self.fields["unit"].initial = known["task"].lead_unit_id
        self.fields["due_day"].widget.attrs["placeholder"] = DAY
        offer(self, "unit", [("", _("Chọn đơn vị")), *known["units"]], data=True)


FORMS: dict[TaskVerb, type[ActOnTask]] = {
    TaskVerb.ACCEPT: PlainOnTask,
    TaskVerb.RETURN: ReasonOfTask,
    TaskVerb.REPORT: ReportForm,
    TaskVerb.ASK_EXTENSION: ExtensionForm,
    TaskVerb.GRANT_EXTENSION: ExtensionForm,
    TaskVerb.REFUSE_EXTENSION: ReasonOfTask,
    TaskVerb.URGE: ActOnTask,
    TaskVerb.SUBMIT: SubmitForm,
    TaskVerb.JUDGE: JudgeForm,
    TaskVerb.WITHDRAW: ReasonOfTask,
    TaskVerb.REPLACE: ReplaceForm,
    TaskVerb.SPLIT: SplitForm,
}


def prefilled(query: QueryDict) -> dict[str, Any]:
    """What a dashboard already knows: title, unit, page; three working days unless it says."""
    return {
        "title": query.get("ten", "")[:300], "units": query.getlist("dv"),
        "link": query.get("trang", "")[:300], "term": query.get("han", "")[:40] or "3 ngày làm việc",
        "content": query.get("noi_dung", "")[:2000], "source_kind": "direct",
    }  # fmt: skip

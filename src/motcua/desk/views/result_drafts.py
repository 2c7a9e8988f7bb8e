"""The draft of a result: from the template, looked at first, or one's own file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from motcua.desk import frame
from motcua.desk.file_forms import sent_file
from motcua.desk.guard import DeskRequest, desk
from motcua.documents.actions import store_file
from motcua.documents.rules.media import FileKind
from motcua.documents.rules.results import ResultKind
from motcua.dossiers import actions, policies
from motcua.dossiers.queries import rows
from motcua.dossiers.queries.result_draft import render_result
from motcua.dossiers.rules.lifecycle import Verb
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput
from motcua.ui.forms import FormLook

if TYPE_CHECKING:
    from motcua.dossiers.queries.rows import Dossier

OWN = "own"
KINDS = [
    (ResultKind.DECISION, gettext_lazy("Quyết định")),
    (ResultKind.CONFIRMATION, gettext_lazy("Giấy xác nhận")),
    (ResultKind.DECLINED, gettext_lazy("Văn bản từ chối giải quyết")),
]


class DraftForm(FormLook, forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("Loại văn bản"), choices=KINDS)
    content = forms.CharField(
        label=gettext_lazy("Nội dung"),
        help_text=gettext_lazy("Mỗi dòng là một điều. Để trống: dùng nội dung mẫu."),
        required=False, max_length=8000, widget=forms.Textarea(attrs={"rows": 6}),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def draft(request: DeskRequest, code: str) -> HttpResponse:
    dossier = rows.get(code, request.officer)
    policies.require(request.officer, Verb.DRAFT_RESULT, dossier)
    if request.method != "POST":
        return _page(request, dossier, DraftForm())
    form = DraftForm(request.POST)
    if not form.is_valid():
        return _page(request, dossier, form, status=422)
    if request.POST.get("act") == "view":
        return _looked(dossier, form)
    try:
        _save(request, dossier, form)
    except InvalidInput as fault:
        form.add_error(None, fault.message)
        return _page(request, dossier, form, status=422)
    messages.success(request, _("Đã lưu dự thảo kết quả. Việc tiếp: trình ký."))
    return HttpResponseRedirect(reverse("desk:files", args=[code]), status=303)


def _looked(dossier: Dossier, form: DraftForm) -> HttpResponse:
    pdf = render_result(dossier, at=clock.now(), **form.cleaned_data)
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="du-thao-{dossier.code}.pdf"'
    return answer


def _save(request: DeskRequest, dossier: Dossier, form: DraftForm) -> None:
    now, kind = clock.now(), form.cleaned_data["kind"]
    if request.POST.get("act") == OWN:
        sent = sent_file(request, request.officer, now)
        name, content = sent.name, sent.content
    else:
        name = f"du-thao-{dossier.code}.pdf"
        content = render_result(dossier, at=now, **form.cleaned_data)
    file = store_file(
        content, name=name, by=request.officer, at=now, key=dossier.applicant.key,
        kind=FileKind.DRAFT,
    )  # fmt: skip
    outcome = "declined" if kind == ResultKind.DECLINED else "granted"
    actions.draft_result(dossier, by=request.officer, at=now, file=file, kind=outcome)


def _page(
    request: DeskRequest, dossier: Dossier, form: DraftForm, *, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {"dossier": dossier, "form": form}
    return frame.page(request, "desk/files/draft.html", context, status=status)

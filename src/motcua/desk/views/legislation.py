"""Legal documents: the list, one document with what touches and cites it, and its acts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.desk import frame, legislation_tabs
from motcua.desk.catalogue_rail import DOCUMENTS
from motcua.desk.forms.catalogue import (
    DocumentForm,
    DocumentsForm,
    RelationForm,
    RepealForm,
    ReviewForm,
    RuleForm,
)
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.views.procedures import page_number, pager_of
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput, NotFound
from motcua.legislation import actions, policies
from motcua.legislation.queries import documents
from motcua.legislation.queries.documents import Citation, LegalDocument

# Where the key of a citation leads, by its first word.
PAGES = {"procedure": "desk:procedure", "dossier": "desk:dossier", "task": "desk:task"}


@require_safe
@desk
def listing(request: DeskRequest) -> HttpResponse:
    form, on = DocumentsForm(request.GET), clock.today()
    found = documents.page(form.filters(), request.officer, on, page_number(request))
    context = {
        "form": form,
        "text": request.GET.get("q", "")[:200],
        "chips": form.chips(request.GET, request.path),
        "found": found,
        "result": _("%(n)d văn bản") % {"n": found.total},
        "pager": pager_of(request, found.number, found.pages),
        "may_keep": policies.may_keep(request.officer),
        "tabs": legislation_tabs.tabs(legislation_tabs.LIST),
    }
    return frame.page(request, "desk/legislation/list.html", context, current=DOCUMENTS)


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def enter(request: DeskRequest) -> HttpResponse:
    policies.require_keeping(request.officer)
    form = DocumentForm(request.POST or None)
    status = 200
    if request.method == "POST":
        try:
            document = _entered(request, form)
        except InvalidInput as fault:
            form.blame(fault.errors)
            status = 422
        else:
            messages.success(request, _("Đã nhập %(number)s.") % {"number": document.number})
            return _to(document)
    template = "desk/legislation/enter.html"
    context = {"form": form}
    return frame.page(request, template, context, current=DOCUMENTS, status=status)


def _entered(request: DeskRequest, form: DocumentForm) -> LegalDocument:
    checked(form)
    return actions.enter_document(form.details(), by=request.officer, at=clock.now())


def checked(form: RuleForm) -> dict[str, Any]:
    """What the form took; its own faults stand above its fields already."""
    if not form.is_valid():
        raise InvalidInput(errors={})
    return form.cleaned_data


@require_safe
@desk
def document(request: DeskRequest, slug: str) -> HttpResponse:
    return _page(request, documents.get(slug, request.officer))


def _page(
    request: DeskRequest, found: LegalDocument, tried: RuleForm | None = None, status: int = 200
) -> HttpResponse:
    on = clock.today()
    forms = _forms(found)
    if tried:
        forms[_NAMES[type(tried)]] = tried
    context = {
        "document": found,
        "standing": found.standing(on),
        "on": on,
        "acts_on": documents.acts_on(found),
        "acted_on_by": documents.acted_on_by(found),
        "citations": [line_of(citation) for citation in documents.cited_by(found, on)],
        "may_keep": policies.may_keep(request.officer),
        "tried": tried,
        "forms": forms,
    }
    template = "desk/legislation/document.html"
    return frame.page(request, template, context, current=DOCUMENTS, status=status)


def line_of(citation: Citation) -> tuple[str, str]:
    """The words of a citation and where it leads, nowhere when no page shows it."""
    kind, _sep, key = citation.key.partition(":")
    return citation.label, reverse(PAGES[kind], args=[key]) if kind in PAGES else ""


def _forms(found: LegalDocument) -> dict[str, RuleForm]:
    told = {"verified": found.verified, "note": found.review_note}
    return {
        "relation": RelationForm(others=documents.others(found), auto_id="quan-he-%s"),
        "repeal": RepealForm(auto_id="het-%s"),
        "review": ReviewForm(initial=told, auto_id="ra-soat-%s"),
    }


_NAMES: dict[type[RuleForm], str] = {
    RelationForm: "relation", RepealForm: "repeal", ReviewForm: "review",
}  # fmt: skip


def _relate(request: DeskRequest, found: LegalDocument, told: dict[str, Any]) -> str:
    verb = actions.amend_document if told["relation"] == "amends" else actions.replace_document
    other = documents.get(told["document"], request.officer)
    verb(
        found, by=request.officer, at=clock.now(), document=other, since=told["since"],
        note=told["note"],
    )  # fmt: skip
    return _("Đã ghi quan hệ với %(number)s.") % {"number": other.number}


def _repeal(request: DeskRequest, found: LegalDocument, told: dict[str, Any]) -> str:
    actions.repeal_document(found, by=request.officer, at=clock.now(), **told)
    return _("Đã ghi ngày hết hiệu lực.")


def _review(request: DeskRequest, found: LegalDocument, told: dict[str, Any]) -> str:
    actions.review_document(found, by=request.officer, at=clock.now(), **told)
    return _("Đã ghi kết quả rà soát.")


_DO: dict[str, Callable[[DeskRequest, LegalDocument, dict[str, Any]], str]] = {
    "quan-he": _relate, "het-hieu-luc": _repeal, "ra-soat": _review,
}  # fmt: skip


@require_POST
@desk
def act(request: DeskRequest, slug: str, verb: str) -> HttpResponse:
    policies.require_keeping(request.officer)
    found = documents.get(slug, request.officer)
    if verb not in _DO:
        raise NotFound(_("Không có việc này. Mở lại trang văn bản."))
    form = _form_for(verb, request, found)
    try:
        told = _DO[verb](request, found, checked(form))
    except InvalidInput as fault:
        form.blame(fault.errors)
        return _page(request, documents.get(slug, request.officer), form, status=422)
    messages.success(request, told)
    return _to(found)


def _form_for(verb: str, request: DeskRequest, found: LegalDocument) -> RuleForm:
    if verb == "quan-he":
        return RelationForm(request.POST, others=documents.others(found), auto_id="quan-he-%s")
    if verb == "het-hieu-luc":
        return RepealForm(request.POST, auto_id="het-%s")
    return ReviewForm(request.POST, auto_id="ra-soat-%s")


def _to(found: LegalDocument) -> HttpResponse:
    return HttpResponseRedirect(reverse("desk:document", args=[found.slug]), status=303)

"""Verbs offered on a page: each a form that opens below it, and what it does when it is sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO, Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.desk.file_forms import sent_file
from motcua.desk.forms.catalogue import RuleForm
from motcua.desk.guard import DeskRequest
from motcua.documents.ports import ServiceDown
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput, NotFound

Told = dict[str, Any]


class NothingToSay(RuleForm):
    """A verb that asks for nothing."""


class UploadForm(RuleForm):
    """A verb that may be given one file as evidence."""

    file = forms.FileField(
        label=gettext_lazy("Tệp kiểm chứng"),
        required=False,
        help_text=gettext_lazy("PDF hoặc ảnh, tối đa 20 MB."),
    )


@dataclass(frozen=True, kw_only=True)
class PageAct:
    """`key` is its place in the address; `choices` by field; `initial` as the page knows it."""

    key: str
    title: str
    button: str
    url: str
    do: Callable[[Told], object]
    done: str
    form: type[RuleForm] = NothingToSay
    choices: Mapping[str, Sequence[tuple[Any, str]]] = field(default_factory=dict)
    initial: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""
    main: bool = False

    def made(self, request: DeskRequest | None = None) -> RuleForm:
        sent: Any = (request.POST, request.FILES) if request else ()
        form = self.form(*sent, initial=dict(self.initial), auto_id=f"{self.key}-%s")
        for name, offered in self.choices.items():
            chooser = form.fields[name]
            assert isinstance(chooser, forms.ChoiceField)
            chooser.choices = list(offered)
        return form


@dataclass(frozen=True, kw_only=True)
class Offered:
    act: PageAct
    form: RuleForm

    @property
    def is_bare(self) -> bool:
        return not self.form.fields


def offered(acts: Sequence[PageAct], tried: Offered | None = None) -> list[Offered]:
    """As a page shows them; the one that was refused stands as it was typed."""
    return [
        tried if tried and tried.act.key == act.key else Offered(act=act, form=act.made())
        for act in acts
    ]


def carry_out(
    request: DeskRequest,
    acts: Sequence[PageAct],
    key: str,
    refused: Callable[[Offered], HttpResponse],
    to: str,
) -> HttpResponse:
    """Does it and goes to `to`; `refused` shows the page again with what was typed and why not."""
    act = next((one for one in acts if one.key == key), None)
    if act is None:
        raise NotFound(_("Không có việc này ở đây, hoặc đã làm rồi. Tải lại trang."))
    form = act.made(request)
    try:
        act.do(checked(form))
    except (InvalidInput, ServiceDown) as fault:
        form.blame(fault.errors)
        return refused(Offered(act=act, form=form))
    messages.success(request, act.done)
    return HttpResponseRedirect(to, status=303)


def checked(form: RuleForm) -> Told:
    """What the form took; its own faults stand above its fields already."""
    if not form.is_valid():
        raise InvalidInput(errors={})
    return form.cleaned_data


def evidence(request: DeskRequest) -> tuple[str, IO[bytes]] | None:
    """The file that was sent with the form, photographs as one PDF; None where none was chosen."""
    if not request.FILES.getlist("file"):
        return None
    import io

    sent = sent_file(request, request.officer, clock.now())
    return sent.name, io.BytesIO(sent.content)

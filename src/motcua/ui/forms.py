"""Forms that look and speak like the rest: labels, hints, errors above the field."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.translation import gettext as _

DATE_INPUTS = ("%d/%m/%Y", "%d/%m/%y", "%d-%m-%Y", "%d%m%Y", "%d%m%y", "%Y-%m-%d")

CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    # their outer box would wear the class too; the style sheet finds their inputs
    (forms.CheckboxSelectMultiple, ""),
    (forms.RadioSelect, ""),
    (forms.CheckboxInput, "form-check-input"),
    (forms.Select, "form-select"),
    (forms.widgets.Input, "form-control"),
    (forms.Textarea, "form-control"),
)


class Renderer(DjangoTemplates):
    field_template_name = "ui/field.html"
    form_template_name = "ui/form.html"


class FormLook(forms.BaseForm):
    """Mix in before `forms.Form`: `class Refuse(FormLook, forms.Form)`."""

    default_renderer = Renderer
    required_css_class = "is-required"
    error_css_class = "is-invalid"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        for name, field in self.fields.items():
            speak(field, str(field.label or name))
            dress(field.widget)


def speak(field: forms.Field, label: str) -> None:
    """Say which field it is and how to mend it, unless the form says something of its own."""
    own = field.error_messages
    standard = type(field).default_error_messages
    if own.get("required") == forms.Field.default_error_messages["required"]:
        own["required"] = _("Chưa có “%(field)s”. Điền hoặc chọn mục này.") % {"field": label}
    if isinstance(field, forms.DateField) and own.get("invalid") == standard["invalid"]:
        field.input_formats = DATE_INPUTS
        own["invalid"] = _("“%(field)s” không phải ngày có thật. Nhập như 08/10/2026.") % {
            "field": label
        }


def dress(widget: forms.Widget) -> None:
    """Give a widget the class of its kind, once."""
    for kind, name in CLASSES:
        if isinstance(widget, kind):
            worn = widget.attrs.get("class", "")
            if name and name not in worn.split():
                widget.attrs["class"] = f"{worn} {name}".strip()
            return

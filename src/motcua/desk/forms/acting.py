"""What the forms of all acts share: the hidden part, what the verb is told, reasons."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from motcua.desk.signing import WITH_PIN, pin_field
from motcua.dossiers.queries.acts import NextAct
from motcua.ui.forms import FormLook


class ActForm(FormLook, forms.Form):
    """`known` is what the page knows: the act, its people, the papers, the usual taker."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    key = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)
    outcome = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, act: NextAct, known: dict[str, Any], **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", f"{act.verb}-{act.outcome or 'x'}-%s")
        self.act, self.known = act, known
        super().__init__(*args, **kwargs)
        self.fit()

    def fit(self) -> None:
        """Give fields their choices."""

    def told(self) -> dict[str, Any]:
        """What the verb takes besides who and when."""
        own = self.fields.keys() - {"version", "key", "outcome", "pin"}
        return {name: self.cleaned_data.get(name) for name in own}

    def blame(self, errors: dict[str, list[str]]) -> None:
        """Put the rule's sentences above their fields."""
        for field, sentences in errors.items():
            for sentence in sentences:
                self.add_error(field if field in self.fields else None, sentence)


def long_text(label: Any, *, rows: int = 3, hint: Any = "", **attrs: str) -> forms.CharField:
    """A text that the rule requires or not: an empty one is told with the rule's own sentence."""
    widget = forms.Textarea(attrs={"rows": rows, **attrs})
    return forms.CharField(label=label, required=False, help_text=hint, widget=widget)


def short_text(label: Any, *, hint: Any = "", **attrs: str) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off", **attrs})
    return forms.CharField(label=label, required=False, help_text=hint, widget=widget)


class SigningForm(ActForm):
    """The PIN comes last, and only where the act is signed with a key."""

    pin = pin_field()
    field_order = ("opinion", "reason", "number", "pin")

    def fit(self) -> None:
        if self.known["pins"].get(self.act.verb):
            self.fields["pin"].help_text = WITH_PIN[self.act.verb]
        else:
            del self.fields["pin"]


class ReasonForm(ActForm):
    reason = long_text(gettext_lazy("Lý do (bắt buộc)"), rows=4)


class AskWithdrawalForm(ActForm):
    reason = long_text(gettext_lazy("Vì sao ông/bà xin rút (bắt buộc)"))


class ReasonWithBasisForm(ReasonForm):
    legal_basis = short_text(gettext_lazy("Căn cứ pháp lý (bắt buộc)"))

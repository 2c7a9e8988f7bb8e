"""What the technical administrator says of a partner's software."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from motcua.kernel import clock
from motcua.organisations.queries import units
from motcua.organisations.rules.scopes import SCOPES, SERVICE_ROLES
from motcua.ui.forms import FormLook


class ClientForm(FormLook, forms.Form):
    name = forms.CharField(label=gettext_lazy("Tên phần mềm"), required=False)
    unit = forms.ChoiceField(label=gettext_lazy("Đơn vị"))
    role = forms.ChoiceField(
        label=gettext_lazy("Vai trò"), choices=[(one.value, one.label) for one in SERVICE_ROLES]
    )
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("Quyền"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=[(name, f"{name}: {about}") for name, about in SCOPES.items()],
    )  # fmt: skip

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        places = units.tree(clock.today()).places
        slugs, above = units.slugs(places), {key: one.name for key, one in places.items()}
        named = sorted(
            (" · ".join(filter(None, (one.name, above.get(one.parent_id or 0)))), slugs[key])
            for key, one in places.items()
        )
        field = self.fields["unit"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(slug, name) for name, slug in named]

    def blame(self, errors: dict[str, list[str]]) -> None:
        for name, sentences in errors.items():
            for sentence in sentences:
                self.add_error(name if name in self.fields else None, sentence)

"""What is asked when a version of a procedure is published."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from motcua.desk.forms.catalogue import PublishForm
from motcua.desk.forms.rows import day_input


class PublishVersionForm(PublishForm):
    """NĐ 63/2010/NĐ-CP Điều 15, 17: by its day of signing it is told whether it was in time."""

    decision = forms.CharField(
        label=gettext_lazy("Quyết định làm căn cứ"),
        max_length=200,
        help_text=gettext_lazy("Số, ký hiệu, ví dụ 2304/QĐ-UBND."),
    )
    decided_on = forms.DateField(
        label=gettext_lazy("Ngày ký quyết định"),
        widget=day_input(),
        help_text=gettext_lazy("Ngày ghi trên quyết định; không sau ngày công bố."),
        error_messages={"required": gettext_lazy("Ghi ngày ký quyết định, ví dụ 08/10/2026.")},
    )

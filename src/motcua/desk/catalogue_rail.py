"""The links of the rail for those who keep the catalogue and the list of documents."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.organisations.officer import Officer
from motcua.organisations.rules.roles import Role
from motcua.ui.values import Link

PROCEDURES = "thu-tuc"
DOCUMENTS = "van-ban"
KEEPERS = {
    Role.KS: (PROCEDURES, DOCUMENTS),
    Role.QTN: (PROCEDURES, DOCUMENTS),
    Role.NV: (DOCUMENTS,),
    Role.LD: (DOCUMENTS,),
}


def catalogue_links(officer: Officer, current: str) -> list[Link]:
    known = {
        PROCEDURES: (_("Danh mục thủ tục"), "desk:procedures", "certificate"),
        DOCUMENTS: (_("Văn bản pháp luật"), "desk:documents", "scale"),
    }
    return [
        Link(text=text, url=reverse(name), icon=icon, current=current == key)
        for key, (text, name, icon) in known.items()
        if key in KEEPERS.get(officer.role, ())
    ]

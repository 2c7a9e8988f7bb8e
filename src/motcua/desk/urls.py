"""Addresses of the desk, in Vietnamese for the people who read them."""

from __future__ import annotations

from django.urls import path

from motcua.desk.views import (
    absence,
    acts,
    administration,
    batch,
    dossier,
    elsewhere,
    home,
    intake,
    intake_parts,
    persons,
    posts,
    prints,
    search,
    staff,
    worklists,
)

app_name = "desk"
urlpatterns = [
    path("", home.home, name="home"),
    path("dem/", home.rail, name="rail"),
    path("vi-tri/", posts.choose, name="post"),
    path("tim/", search.search, name="search"),
    path("danh-sach/<slug:key>/", worklists.worklist, name="worklist"),
    path("danh-sach/<slug:key>/phien-ban/", worklists.stamp, name="worklist_stamp"),
    path("danh-sach/<slug:key>/lam/", batch.act, name="batch"),
    path("tiep-nhan/", intake.intake, name="intake"),
    path("tiep-nhan/nhap/", intake_parts.draft, name="intake_draft"),
    path("tiep-nhan/bo-nhap/", intake_parts.drop, name="intake_drop"),
    path("tiep-nhan/nguoi/", intake_parts.people, name="intake_people"),
    path("tiep-nhan/thu-tuc/", intake_parts.procedures, name="intake_procedures"),
    path("tiep-nhan/xem/", intake_parts.live, name="intake_live"),
    path("tiep-nhan/xong/<str:code>/", intake.done, name="intake_done"),
    path("ho-so/<str:code>/", dossier.dossier, name="dossier"),
    path("ho-so/<str:code>/nguoi/", persons.card, name="person"),
    path("ho-so/<str:code>/hien/<str:field>/", persons.reveal, name="reveal"),
    path("ho-so/<str:code>/in/<slug:paper>/", prints.paper, name="print"),
    path("ho-so/<str:code>/viec/<slug:verb>/", acts.act, name="act"),
    path("vang-mat/", absence.absence, name="absence"),
    path("vang-mat/<slug:kind>/<int:pk>/het/", absence.end, name="absence_end"),
    path("quan-tri/vao/", administration.enter, name="enter"),
    path("quan-tri/thoat/", administration.leave, name="leave"),
    path("quan-tri/quyen/", administration.rights, name="matrix"),
    path("quan-tri/quyen/tai/", administration.rights_file, name="matrix_file"),
    path("quan-tri/don-vi/", administration.unit_page, name="units"),
    path("quan-tri/nhat-ky/", administration.log, name="log"),
    path("quan-tri/can-bo/", staff.people, name="staff"),
    path("quan-tri/can-bo/<int:pk>/", staff.person, name="person_page"),
    path("quan-tri/can-bo/<int:pk>/<slug:key>/", staff.act, name="person_act"),
    path("<path:rest>", elsewhere.not_found),
]

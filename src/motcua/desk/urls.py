"""Addresses of the desk, in Vietnamese for the people who read them."""

from __future__ import annotations

from django.urls import path

from motcua.desk.views import (
    acts,
    batch,
    dossier,
    elsewhere,
    home,
    intake,
    intake_parts,
    notices,
    persons,
    posts,
    prints,
    search,
    small,
    undoing,
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
    path("thong-bao/", notices.notices, name="notices"),
    path("thong-bao/doc/", notices.read, name="notice_read"),
    path("thong-bao/chuong/", notices.bell, name="bell"),
    path("ngay/", small.day, name="day"),
    path("don-vi/", small.asked_units, name="asked_units"),
    path("ho-so/<str:code>/", dossier.dossier, name="dossier"),
    path("ho-so/<str:code>/nguoi/", persons.card, name="person"),
    path("ho-so/<str:code>/hien/<str:field>/", persons.reveal, name="reveal"),
    path("ho-so/<str:code>/in/<slug:paper>/", prints.paper, name="print"),
    path("ho-so/<str:code>/viec/<slug:verb>/", acts.act, name="act"),
    path("ho-so/<str:code>/hoan-tac/<int:version>/", undoing.undo, name="undo"),
    path("<path:rest>", elsewhere.not_found),
]

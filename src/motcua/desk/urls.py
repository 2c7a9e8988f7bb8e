"""Addresses of the desk, in Vietnamese for the people who read them."""

from __future__ import annotations

from django.urls import path

from motcua.desk.views import (
    acts,
    batch,
    clients,
    dossier,
    elsewhere,
    home,
    intake,
    intake_parts,
    persons,
    posts,
    prints,
    search,
    worklists,
)

app_name = "desk"
urlpatterns = [
    path("", home.home, name="home"),
    path("dem/", home.rail, name="rail"),
    path("vi-tri/", posts.choose, name="post"),
    path("phan-mem/", clients.clients, name="clients"),
    path("phan-mem/<str:client_id>/doi-khoa/", clients.rotate, name="client_rotate"),
    path("phan-mem/<str:client_id>/thu-hoi/", clients.revoke, name="client_revoke"),
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
    path("<path:rest>", elsewhere.not_found),
]

"""Addresses of the desk, in Vietnamese for the people who read them."""

from __future__ import annotations

from django.urls import path

from motcua.desk.views import (
    acts,
    batch,
    dossier,
    elsewhere,
    exports,
    handovers,
    home,
    intake,
    intake_parts,
    keepers,
    my_day,
    persons,
    posts,
    prints,
    saved,
    search,
    sign_queue,
    worklists,
)

app_name = "desk"
urlpatterns = [
    path("", home.home, name="home"),
    path("dem/", home.rail, name="rail"),
    path("ngay-cua-toi/", my_day.my_day, name="my_day"),
    path("ban-giao/", handovers.handovers, name="handovers"),
    path("trinh-ky/", sign_queue.queue, name="sign_queue"),
    path("trinh-ky/lam/", sign_queue.decide, name="sign"),
    path("tai-khoan/", keepers.holders, name="holders"),
    path("vi-tri/", posts.choose, name="post"),
    path("tim/", search.search, name="search"),
    path("danh-sach/<slug:key>/", worklists.worklist, name="worklist"),
    path("danh-sach/<slug:key>/phien-ban/", worklists.stamp, name="worklist_stamp"),
    path("danh-sach/<slug:key>/lam/", batch.act, name="batch"),
    path("danh-sach/<slug:key>/xuat/", exports.export, name="export"),
    path("danh-sach/<slug:key>/in/", exports.printed, name="print_list"),
    path("danh-sach/<slug:key>/luu/", saved.save, name="save_view"),
    path("danh-sach/<slug:key>/cot/", saved.columns, name="columns"),
    path("bo-loc/<int:pk>/xoa/", saved.delete, name="delete_view"),
    path("bo-loc/<int:pk>/khoi-phuc/", saved.restore, name="restore_view"),
    path("ket-qua/tai/", batch.faults, name="batch_faults"),
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

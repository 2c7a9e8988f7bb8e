"""Addresses of the desk, in Vietnamese for the people who read them."""

from __future__ import annotations

from django.urls import path

from motcua.desk.views import (
    acts,
    batch,
    calendars,
    dossier,
    elsewhere,
    home,
    intake,
    intake_parts,
    legislation,
    parties,
    party_changes,
    persons,
    posts,
    prints,
    procedures,
    process_moves,
    readings,
    search,
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
    path("lich/", calendars.index, name="calendars"),
    path("lich/cong-bo/", calendars.announce, name="calendar_year"),
    path("lich/cong-bo/bo/<int:change>/", calendars.withdraw_year, name="calendar_year_withdraw"),
    path("lich/don-vi-<int:number>/", calendars.unit_by_number, name="calendar_of"),
    path("lich/<slug:slug>/", calendars.unit, name="calendar"),
    path("lich/<slug:slug>/doi/<slug:kind>/", calendars.change, name="calendar_change"),
    path("lich/<slug:slug>/bo/<int:change>/", calendars.withdraw, name="calendar_withdraw"),
    path("thu-tuc/", procedures.catalogue, name="procedures"),
    path("thu-tuc/<str:code>/", procedures.procedure, name="procedure"),
    path("thu-tuc/<str:code>/so-sanh/", procedures.compare, name="procedure_compare"),
    path(
        "thu-tuc/<str:code>/phien-ban/<int:number>/", procedures.version, name="procedure_version"
    ),
    path(
        "thu-tuc/<str:code>/quy-trinh/<int:number>/", procedures.process, name="procedure_process"
    ),
    path(
        "thu-tuc/<str:code>/quy-trinh/<int:number>/so-do.bpmn",
        procedures.drawing,
        name="procedure_drawing",
    ),
    path(
        "thu-tuc/<str:code>/quy-trinh/<int:number>/chuyen/",
        process_moves.move,
        name="process_move",
    ),
    path("van-ban/", legislation.listing, name="documents"),
    path("van-ban/moi/", legislation.enter, name="document_new"),
    path("van-ban/<slug:slug>/", legislation.document, name="document"),
    path("van-ban/<slug:slug>/<slug:verb>/", legislation.act, name="document_act"),
    path("nguoi/<int:pk>/", parties.party, name="party"),
    path("nguoi/<int:pk>/hien/<str:field>/", parties.reveal, name="party_reveal"),
    path("nguoi/<int:pk>/doi-chieu/", parties.check, name="party_check"),
    path("nguoi/<int:pk>/dai-dien/", parties.represent, name="party_represent"),
    path("nguoi/<int:pk>/dai-dien/<int:tie>/", parties.end_tie, name="party_end_tie"),
    path("nguoi/<int:pk>/thanh-vien/", parties.add_member, name="party_member"),
    path("nguoi/<int:pk>/thanh-vien/<int:row>/", parties.end_member, name="party_end_member"),
    path("nguoi/<int:pk>/xoa/", party_changes.propose_erasure, name="party_erase"),
    path("nguoi-trung/", party_changes.duplicates, name="duplicates"),
    path("nguoi-trung/<int:first>/<int:second>/", party_changes.compare, name="compare"),
    path("de-nghi-du-lieu/", party_changes.changes, name="data_changes"),
    path("de-nghi-du-lieu/<int:pk>/", party_changes.change, name="data_change"),
    path("luot-xem/", readings.readings, name="readings"),
    path("<path:rest>", elsewhere.not_found),
]

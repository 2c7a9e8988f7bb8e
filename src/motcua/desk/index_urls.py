"""Addresses of the rounds of the index."""

from __future__ import annotations

from django.urls import path

from motcua.desk.views import (
    index_appraisal,
    index_council,
    index_decision,
    index_documents,
    index_rounds,
    index_sheets,
    index_tracing,
)

ROUND = "chi-so/vong/<slug:slug>/"
SHEET = f"{ROUND}don-vi/<slug:unit>/"
urlpatterns = [
    path("chi-so/", index_rounds.listing, name="index_rounds"),
    path("chi-so/mo/", index_rounds.open_new, name="index_open"),
    path(ROUND, index_rounds.board_page, name="index_board"),
    path(f"{ROUND}xuat/", index_rounds.export, name="index_export"),
    path(f"{ROUND}nhac/", index_rounds.remind, name="index_remind"),
    path(f"{ROUND}dieu-tra/", index_council.survey, name="index_survey"),
    path(f"{ROUND}dieu-tra/lay/", index_tracing.take, name="index_survey_take"),
    path(f"{ROUND}phan-cong/", index_tracing.assign, name="index_assign"),
    path(f"{ROUND}hoi-dong/", index_council.council, name="index_council"),
    path(f"{ROUND}cong-bo/", index_decision.publish, name="index_publish"),
    path(f"{ROUND}du-thao/", index_decision.draft, {"form": "docx"}, name="index_draft"),
    path(f"{ROUND}du-thao/pdf/", index_decision.draft, {"form": "pdf"}, name="index_draft_pdf"),
    path(f"{ROUND}quyet-dinh/", index_decision.decision, name="index_decision"),
    path(SHEET, index_sheets.sheet, name="index_sheet"),
    path(f"{SHEET}minh-chung/", index_sheets.attach, name="index_attach"),
    path(f"{SHEET}minh-chung/<int:pk>/rut/", index_sheets.withdraw, name="index_withdraw"),
    path(f"{SHEET}tep/<slug:reference>/", index_sheets.content, name="index_file"),
    path(f"{SHEET}lam/<slug:verb>/", index_sheets.act, name="index_act"),
    path(f"{SHEET}tham-dinh/", index_appraisal.appraisal, name="index_appraisal"),
    path(f"{SHEET}giai-trinh/", index_appraisal.explanation, name="index_explanation"),
    path(f"{SHEET}muon/", index_appraisal.permit, name="index_permit"),
    path(f"{SHEET}tieu-chi/<str:code>/", index_appraisal.criterion, name="index_criterion"),
    path(f"{SHEET}tieu-chi/<str:code>/van-ban/", index_documents.pick, name="index_pick"),
    path(
        f"{SHEET}tieu-chi/<str:code>/ho-so/<str:dossier>/",
        index_tracing.dossier,
        name="index_traced",
    ),
]

from __future__ import annotations

from django.urls import path
from django.views.i18n import set_language

from motcua.portal.views import (
    lookup,
    open_data,
    pages,
    petitions,
    procedures,
    rankings,
    ratings,
    service_index,
    statistics,
    surveys,
)

app_name = "portal"
KIOSK = {"kiosk": True}
urlpatterns = [
    path("", pages.home, name="home"),
    path("thu-tuc/", procedures.find, name="find"),
    path("thu-tuc/<str:code>", procedures.read, name="procedure"),
    path("thu-tuc/<str:code>/", procedures.read),
    path("tra-cuu/", lookup.look_up, name="look_up"),
    path("tra-cuu/<str:code>", lookup.look_up, name="look_up_code"),
    path("tra-cuu/<str:code>/", lookup.look_up),
    path("danh-gia/", ratings.rate, name="rate"),
    path("phan-anh-kien-nghi/", petitions.index, name="petitions"),
    path("phan-anh-kien-nghi/gui/", petitions.send, name="petition_send"),
    path("phan-anh-kien-nghi/theo-doi/", petitions.follow, name="petition_follow"),
    path("phan-anh-kien-nghi/danh-gia/", petitions.rate, name="petition_rate"),
    path("phan-anh-kien-nghi/bo-sung/", petitions.supplement, name="petition_supplement"),
    path("phan-anh-kien-nghi/<slug:code>/", petitions.read, name="petition"),
    path("khao-sat/", surveys.index, name="surveys"),
    path("khao-sat/nhan-loi-moi/", surveys.take_up, name="survey_take_up"),
    path("khao-sat/ket-qua/<slug:slug>/", surveys.published, name="survey_results"),
    path("khao-sat/quay/", surveys.kiosk, name="survey_kiosk"),
    path("khao-sat/quay/<slug:token>/", surveys.sheet, KIOSK, name="survey_kiosk_sheet"),
    path(
        "khao-sat/quay/<slug:token>/<int:place>/",
        surveys.question,
        KIOSK,
        name="survey_kiosk_question",
    ),
    path("khao-sat/quay/<slug:token>/gui/", surveys.review, KIOSK, name="survey_kiosk_review"),
    path("khao-sat/<slug:token>/", surveys.sheet, name="survey_sheet"),
    path("khao-sat/<slug:token>/<int:place>/", surveys.question, name="survey_question"),
    path("khao-sat/<slug:token>/gui/", surveys.review, name="survey_review"),
    path("noi-tiep-nhan/", pages.places, name="places"),
    path("du-lieu-mo/", open_data.listing, name="open_data"),
    path("du-lieu-mo/catalog.jsonld", open_data.dcat, name="open_catalogue"),
    path("du-lieu-mo/<slug:key>/", open_data.page, name="open_set"),
    path("du-lieu-mo/<slug:key>/datapackage.json", open_data.datapackage, name="open_package"),
    path("du-lieu-mo/<slug:key>/<int:number>.<slug:form>", open_data.file, name="open_file"),
    path("chi-so-phuc-vu/", service_index.page, name="service_index"),
    path("thong-ke/", statistics.statistics, name="statistics"),
    path("tro-giup/", pages.help_page, name="help"),
    path("chi-so-cchc/", rankings.home, name="rankings"),
    path("chi-so-cchc/don-vi/<slug:slug>/", rankings.unit, name="unit_index"),
    path("chi-so-cchc/<slug:slug>/", rankings.ranking, name="ranking"),
    path("chi-so-cchc/<slug:slug>/quyet-dinh.pdf", rankings.decision, name="ranking_decision"),
    path("chi-so-cchc/<slug:slug>/so-lieu.csv", rankings.data, name="ranking_data"),
    path("ngon-ngu/", set_language, name="language"),
    path("robots.txt", pages.robots, name="robots"),
]

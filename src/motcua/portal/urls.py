from __future__ import annotations

from django.urls import path
from django.views.i18n import set_language

from motcua.portal.views import (
    lookup,
    open_data,
    pages,
    procedures,
    rankings,
    service_index,
)

app_name = "portal"
urlpatterns = [
    path("", pages.home, name="home"),
    path("thu-tuc/", procedures.find, name="find"),
    path("thu-tuc/<str:code>", procedures.read, name="procedure"),
    path("thu-tuc/<str:code>/", procedures.read),
    path("tra-cuu/", lookup.look_up, name="look_up"),
    path("tra-cuu/<str:code>", lookup.look_up, name="look_up_code"),
    path("tra-cuu/<str:code>/", lookup.look_up),
    path("noi-tiep-nhan/", pages.places, name="places"),
    path("du-lieu-mo/", open_data.listing, name="open_data"),
    path("du-lieu-mo/catalog.jsonld", open_data.dcat, name="open_catalogue"),
    path("du-lieu-mo/<slug:key>/", open_data.page, name="open_set"),
    path("du-lieu-mo/<slug:key>/datapackage.json", open_data.datapackage, name="open_package"),
    path("du-lieu-mo/<slug:key>/<int:number>.<slug:form>", open_data.file, name="open_file"),
    path("chi-so-phuc-vu/", service_index.page, name="service_index"),
    path("tro-giup/", pages.help_page, name="help"),
    path("chi-so-cchc/", rankings.home, name="rankings"),
    path("chi-so-cchc/don-vi/<slug:slug>/", rankings.unit, name="unit_index"),
    path("chi-so-cchc/<slug:slug>/", rankings.ranking, name="ranking"),
    path("chi-so-cchc/<slug:slug>/so-lieu.csv", rankings.data, name="ranking_data"),
    path("ngon-ngu/", set_language, name="language"),
    path("robots.txt", pages.robots, name="robots"),
]

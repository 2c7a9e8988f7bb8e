from __future__ import annotations

from django.urls import path
from django.views.i18n import set_language

from motcua.portal.views import lookup, pages, procedures, statistics

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
    path("thong-ke/", statistics.statistics, name="statistics"),
    path("tro-giup/", pages.help_page, name="help"),
    path("ngon-ngu/", set_language, name="language"),
    path("robots.txt", pages.robots, name="robots"),
]

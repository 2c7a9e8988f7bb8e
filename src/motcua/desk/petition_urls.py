"""Addresses of petitions."""

from __future__ import annotations

from django.urls import path

from motcua.desk.views import petition_entry, petition_figures, petitions

_AT = "phan-anh-kien-nghi/"
petition_addresses = [
    path(_AT, petitions.listing, name="petitions"),
    path(f"{_AT}xuat/", petitions.listing_file, name="petitions_file"),
    path(f"{_AT}thong-ke/", petition_figures.figures, name="petition_figures"),
    path(f"{_AT}thong-ke/xuat/", petition_figures.figures_file, name="petition_figures_file"),
    path(f"{_AT}nhap/", petition_entry.enter, name="petition_new"),
    path(f"{_AT}<slug:code>/", petitions.petition, name="petition"),
    path(f"{_AT}<slug:code>/tep/<str:reference>/", petitions.file, name="petition_file"),
    path(f"{_AT}<slug:code>/lien-he/", petitions.contact, name="petition_contact"),
    path(f"{_AT}<slug:code>/<slug:verb>/", petitions.act, name="petition_act"),
]

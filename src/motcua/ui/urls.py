from __future__ import annotations

from django.urls import path

from motcua.ui import views

app_name = "ui"
urlpatterns = [
    path("giao-dien", views.appearance, name="appearance"),
    path("ban-lam-viec/mau-giao-dien", views.catalogue, name="catalogue"),
]

"""Addresses. Vietnamese for people, English for machines."""

from __future__ import annotations

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from motcua.config import health
from motcua.config.metrics import metrics

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", metrics, name="metrics"),
    path("dang-nhap/", include("motcua.config.sign_in")),
    path("", include("motcua.ui.urls")),
]
if find_spec("motcua.desk"):
    urlpatterns += [path("ban-lam-viec/", include("motcua.desk.urls"))]
if find_spec("motcua.portal"):
    urlpatterns += [path("", include("motcua.portal.urls"))]
if find_spec("motcua.api"):
    urlpatterns.insert(0, path("api/v1/", include("motcua.api.urls")))

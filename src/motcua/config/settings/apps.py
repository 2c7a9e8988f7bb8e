"""Rooms, doors and the libraries they stand on."""

from __future__ import annotations

from importlib.util import find_spec

from motcua.config.settings.environment import MOTCUA_HOME, env

_ROOMS = [
    "motcua.audit",
    "motcua.organisations",
    "motcua.calendars",
    "motcua.legislation",
    "motcua.parties",
    "motcua.documents",
    "motcua.procedures",
    "motcua.dossiers",
    "motcua.feedback",
    "motcua.directives",
    "motcua.reports",
    "motcua.oversight",
    "motcua.index",
    "motcua.ui",
    "motcua.portal",
    "motcua.desk",
    "motcua.api",
    "motcua.demo",
    "motcua.config",
]
ROOMS = [room for room in _ROOMS if find_spec(room)]

# Rooms first: their templates stand before those that libraries bring.
INSTALLED_APPS = [
    *ROOMS,
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_structlog",
    "oauth2_provider",
]

MIDDLEWARE = [
    "motcua.config.metrics.counting",
    "django.middleware.security.SecurityMiddleware",
    "motcua.config.short_way.api_first",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "motcua.ui.language.only_when_chosen",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "motcua.organisations.second_factor.SecondFactorRequired",
    "django_structlog.middlewares.RequestMiddleware",
    "axes.middleware.AxesMiddleware",
    "motcua.config.short_way.innermost",
]

ROOT_URLCONF = "motcua.config.urls"
WSGI_APPLICATION = "motcua.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "motcua.ui.context.appearance",
                "motcua.portal.site.context",
            ],
        },
    },
]

STATIC_URL = "/static/"
STATIC_ROOT = MOTCUA_HOME / "static"
# `motcua serve` collects them under names with a hash, kept by browsers for good.
_STATICS = {
    "hashed": "whitenoise.storage.CompressedManifestStaticFilesStorage",
    "plain": "django.contrib.staticfiles.storage.StaticFilesStorage",
}
WHITENOISE_USE_FINDERS = True
STORAGES = {
    # Files of dossiers, sealed before they come here; another backend must never overwrite.
    "default": {
        "BACKEND": env.str(
            "MOTCUA_FILE_STORAGE", default="django.core.files.storage.FileSystemStorage"
        ),
        "OPTIONS": env.json("MOTCUA_FILE_STORAGE_OPTIONS", default={}),
    },
    "staticfiles": {"BACKEND": _STATICS[env.str("MOTCUA_STATICS", default="plain")]},
}
MEDIA_ROOT = MOTCUA_HOME / "files"

"""The peer of `bench intake`: the least that Django REST framework does for a case.

One case, two parts and one event, validated and written in one transaction; no token, no
numbering, no clock, no chain. granian serves it in an environment of its own.
"""

from __future__ import annotations

import os
from urllib.parse import urlsplit

import django
from django.conf import settings

_place = urlsplit(os.environ["DATABASE_URL"])
settings.configure(
    SECRET_KEY="peer",  # noqa: S106 - it guards nothing
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    USE_TZ=True,
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    INSTALLED_APPS=["rest_framework"],
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.middleware.common.CommonMiddleware",
    ],
    REST_FRAMEWORK={
        "DEFAULT_AUTHENTICATION_CLASSES": [],
        "DEFAULT_PERMISSION_CLASSES": [],
        "UNAUTHENTICATED_USER": None,
        "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    },
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": _place.path.lstrip("/"),
            "USER": _place.username,
            "PASSWORD": _place.password,
            "HOST": _place.hostname,
            "PORT": _place.port,
            "OPTIONS": {"pool": {"min_size": 1, "max_size": 8}},
        }
    },
)
django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection, models, transaction  # noqa: E402
from django.urls import path  # noqa: E402
from rest_framework import generics, serializers  # noqa: E402


class Case(models.Model):
    code = models.CharField(max_length=40)
    kind = models.CharField(max_length=40)
    applicant = models.CharField(max_length=200)
    received_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "peer"


class Part(models.Model):
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="parts")
    name = models.CharField(max_length=200)
    copies = models.PositiveIntegerField()

    class Meta:
        app_label = "peer"


class Event(models.Model):
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="events")
    name = models.CharField(max_length=40)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "peer"


class PartSerializer(serializers.ModelSerializer):
    class Meta:
        model = Part
        fields = ["name", "copies"]


class CaseSerializer(serializers.ModelSerializer):
    parts = PartSerializer(many=True)

    class Meta:
        model = Case
        fields = ["id", "code", "kind", "applicant", "received_at", "parts"]

    @transaction.atomic
    def create(self, validated_data):  # noqa: ANN001, ANN201 - as DRF has it
        parts = validated_data.pop("parts")
        case = Case.objects.create(**validated_data)
        for part in parts:
            Part.objects.create(case=case, **part)
        Event.objects.create(case=case, name="received")
        return case


class Cases(generics.CreateAPIView):
    queryset = Case.objects.all()
    serializer_class = CaseSerializer


urlpatterns = [path("cases", Cases.as_view())]
application = get_wsgi_application()


def make_tables() -> None:
    with connection.schema_editor() as editor:
        for model in (Case, Part, Event):
            editor.create_model(model)


if __name__ == "__main__":
    make_tables()

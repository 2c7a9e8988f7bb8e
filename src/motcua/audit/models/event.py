"""Events and the personal part beside them."""

from __future__ import annotations

from typing import Any

from django.db import models

from motcua.audit.models.person_key import PersonKey


class Event(models.Model):
    """One change: what, to which chain, by whom, when it was done and when it was entered.

    `facts` holds codes, numbers and references, never a name or free text.
    """

    chain = models.CharField("chuỗi", max_length=80)
    sequence = models.PositiveIntegerField("thứ tự")
    name = models.CharField("sự kiện", max_length=60)
    at = models.DateTimeField("lúc làm")
    recorded_at = models.DateTimeField("lúc ghi")
    actor = models.CharField("người làm", max_length=80)
    facts = models.JSONField("dữ kiện", default=dict)
    personal_hash = models.CharField("dấu của phần cá nhân", max_length=64, blank=True)
    previous_hash = models.CharField("dấu trước", max_length=64, blank=True)
    hash = models.CharField("dấu", max_length=64)

    class Meta:
        verbose_name = "sự kiện"
        verbose_name_plural = "sự kiện"
        constraints = [
            models.UniqueConstraint(fields=["chain", "sequence"], name="audit_one_place_in_chain")
        ]
        indexes = [
            models.Index(fields=["name", "at"], name="audit_name_at"),
            models.Index(fields=["recorded_at"], name="audit_recorded"),
        ]

    def __str__(self) -> str:
        return f"{self.chain}#{self.sequence} {self.name}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            message = "an event is never edited"
            raise TypeError(message)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        message = "an event is never removed"
        raise TypeError(message)


class PersonalPart(models.Model):
    """Names and free text of an event, sealed with the person's key."""

    event = models.OneToOneField(Event, on_delete=models.CASCADE, related_name="personal")
    key = models.ForeignKey(PersonKey, on_delete=models.PROTECT, related_name="+")
    sealed = models.BinaryField("phần niêm phong")

    class Meta:
        verbose_name = "phần cá nhân của sự kiện"
        verbose_name_plural = "phần cá nhân của sự kiện"

    def __str__(self) -> str:
        return f"personal part of event {self.event_id}"

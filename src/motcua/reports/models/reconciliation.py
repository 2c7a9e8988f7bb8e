"""What the national portal holds against what we hold: each comparison, each difference, each resend."""

from __future__ import annotations

from django.db import models

from motcua.reports.rules.reconciliation import DifferenceKind, ResendState


class Reconciliation(models.Model):
    """One comparison of everything; `held` dossiers there, `ours` here, `same` of them alike."""

    number = models.PositiveIntegerField("lần thứ", unique=True)
    source = models.CharField("nguồn", max_length=200)
    as_of = models.DateTimeField("số liệu lúc")
    run_at = models.DateTimeField("đối chiếu lúc")
    first = models.DateField("từ ngày", null=True, blank=True)
    last = models.DateField("đến hết ngày", null=True, blank=True)
    held = models.PositiveIntegerField("bên Cổng có")
    ours = models.PositiveIntegerField("bên ta có")
    same = models.PositiveIntegerField("khớp hẳn")
    digest = models.CharField("mã băm của tệp", max_length=64)
    by_unit = models.JSONField("theo cơ quan", default=dict)

    class Meta:
        verbose_name = "lần đối chiếu"
        verbose_name_plural = "lần đối chiếu"

    def __str__(self) -> str:
        return f"Đối chiếu {self.number}"


class Difference(models.Model):
    """One field of one dossier in which the two sides differ, from the comparison that first found
    it until the one that no longer does; found again it is open again, and `reopened` counts.
    """

    code = models.CharField("mã hồ sơ", max_length=64)
    kind = models.CharField(
        "khác ở", max_length=12, choices=[(one.value, one.label) for one in DifferenceKind]
    )
    agency = models.CharField("cơ quan giải quyết", max_length=80, blank=True, default="")
    ours = models.CharField("bên ta", max_length=40, blank=True, default="")
    theirs = models.CharField("bên Cổng", max_length=40, blank=True, default="")
    since = models.DateTimeField("thấy khác từ")
    first_run = models.ForeignKey(Reconciliation, on_delete=models.PROTECT, related_name="+")
    last_run = models.ForeignKey(Reconciliation, on_delete=models.PROTECT, related_name="found")
    resolved_at = models.DateTimeField("hết khác lúc", null=True, blank=True)
    reopened = models.PositiveIntegerField("khác lại", default=0)

    class Meta:
        verbose_name = "chỗ khác với Cổng"
        verbose_name_plural = "chỗ khác với Cổng"
        constraints = [models.UniqueConstraint(fields=["code", "kind"], name="difference_once")]
        indexes = [models.Index(fields=["resolved_at", "agency"], name="difference_open")]

    def __str__(self) -> str:
        return f"{self.code}: {self.kind}"


class Resend(models.Model):
    """A dossier to be sent to the national portal again: once while it waits, with a key that is
    the same at every try, so that the portal takes it once.
    """

    code = models.CharField("mã hồ sơ", max_length=64)
    key = models.CharField("khóa", max_length=40, unique=True)
    state = models.CharField(
        "trạng thái", max_length=8, choices=[(one.value, one.label) for one in ResendState]
    )
    asked_at = models.DateTimeField("yêu cầu lúc")
    asked_by = models.CharField("người yêu cầu", max_length=60)
    tries = models.PositiveIntegerField("số lần gửi", default=0)
    next_try_at = models.DateTimeField("gửi lại lúc", null=True, blank=True)
    done_at = models.DateTimeField("xong lúc", null=True, blank=True)
    receipt = models.CharField("biên nhận", max_length=80, blank=True, default="")
    fault = models.CharField("lỗi", max_length=200, blank=True, default="")

    class Meta:
        verbose_name = "lượt gửi lại"
        verbose_name_plural = "lượt gửi lại"
        constraints = [
            models.UniqueConstraint(
                fields=["code"], condition=models.Q(state=ResendState.WAITING.value),
                name="resend_waits_once",
            )
        ]  # fmt: skip
        indexes = [models.Index(fields=["state", "next_try_at"], name="resend_next")]

    def __str__(self) -> str:
        return f"{self.code}: {self.state}"

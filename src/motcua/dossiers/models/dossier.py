"""The dossier as it stands now; how it came so is in its events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from motcua.dossiers.rules.lifecycle import CLOSED, STATUS_LABELS, Status
from motcua.organisations.models import Post, Unit
from motcua.organisations.rules.roles import Role
from motcua.parties.models import Party
from motcua.procedures.models import Channel, Procedure, ProcedureVersion, ProcessVersion, Step

if TYPE_CHECKING:
    from motcua.calendars.queries import Calendars


class Dossier(models.Model):
    """`due_at` is a projection of the reckoning (empty while paused or where no term is given);
    `act_by` is when the next act is due, whoever holds the dossier. `appointed_at` is the one
    re-appointment after an apology and never moves `due_at`. `moved_from` is what `due_at` was
    before a change of the calendar moved it, while that is the last that moved it. `group` joins what one person
    handed in together. `status_before` is the state that a request to withdraw, or an early end,
    came from. Overdue is never stored. `calendars` and their stamp are no columns: what a verb or
    a list has read of them, so that it is read once.
    """

    calendars: Calendars | None = None
    calendar_stamp: str | None = None

    code = models.CharField("mã hồ sơ", max_length=64, unique=True)
    secret_sealed = models.BinaryField("mã tra cứu niêm phong")
    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="+")
    procedure_version = models.ForeignKey(
        ProcedureVersion, on_delete=models.PROTECT, related_name="+"
    )
    process = models.ForeignKey(ProcessVersion, on_delete=models.PROTECT, related_name="+")
    channel = models.PositiveSmallIntegerField("kênh nộp", choices=Channel.choices)
    result_channel = models.PositiveSmallIntegerField("nhận kết quả", choices=Channel.choices)
    receiving_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    resolving_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    applicant = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    submitter = models.ForeignKey(
        Party, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    status = models.PositiveSmallIntegerField("trạng thái", choices=list(STATUS_LABELS.items()))
    step = models.ForeignKey(
        Step, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    holder_unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    holder_post = models.ForeignKey(
        Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    holder_role = models.CharField("vai trò giữ", max_length=4, choices=Role.choices, blank=True)

    # Handed over and not accepted yet: the holder above still answers for it.
    offered_step = models.ForeignKey(
        Step, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    offered_unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    offered_post = models.ForeignKey(
        Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    offered_role = models.CharField("vai trò nhận", max_length=4, choices=Role.choices, blank=True)
    offered_at = models.DateTimeField("bàn giao lúc", null=True, blank=True)

    term = models.CharField("thời hạn", max_length=20, blank=True)
    day_rule = models.CharField("cách tính ngày", max_length=12)
    calendar_version = models.CharField("lịch", max_length=60, blank=True)
    submitted_at = models.DateTimeField("nộp lúc")
    received_at = models.DateTimeField("tiếp nhận lúc", null=True, blank=True)
    due_at = models.DateTimeField("hẹn trả", null=True, blank=True)
    appointed_at = models.DateTimeField("hẹn lại", null=True, blank=True)
    moved_from = models.DateTimeField("hạn trước khi đổi lịch", null=True, blank=True)
    step_started_at = models.DateTimeField("vào bước lúc", null=True, blank=True)
    act_by = models.DateTimeField("việc tiếp theo hạn", null=True, blank=True)
    finished_at = models.DateTimeField("xong lúc", null=True, blank=True)
    returned_at = models.DateTimeField("trả lúc", null=True, blank=True)
    status_before = models.PositiveSmallIntegerField("trạng thái trước", null=True, blank=True)
    group = models.CharField("nhóm hồ sơ", max_length=32, blank=True)
    version = models.PositiveIntegerField("phiên bản", default=0)
    search_words = models.TextField("chữ để tìm", blank=True)

    class Meta:
        verbose_name = "hồ sơ"
        verbose_name_plural = "hồ sơ"
        indexes = [
            models.Index(fields=["receiving_unit", "status", "act_by"], name="dossier_receiving"),
            models.Index(fields=["resolving_unit", "status", "due_at"], name="dossier_resolving"),
            models.Index(fields=["holder_unit", "status", "act_by"], name="dossier_held_by_unit"),
            models.Index(fields=["holder_post", "status", "act_by"], name="dossier_held_by_post"),
            models.Index(
                fields=["offered_unit", "offered_role"], name="dossier_offered",
                condition=models.Q(offered_unit__isnull=False),
            ),
            # Of the whole province and of large units: lists of what is newest, and counts of a day.
            models.Index(fields=["submitted_at", "id"], name="dossier_submitted"),
            models.Index(fields=["received_at"], name="dossier_received"),
            models.Index(fields=["finished_at"], name="dossier_finished"),
            models.Index(
                fields=["finished_at"], name="dossier_finished_late",
                condition=models.Q(finished_at__gt=models.F("due_at")),
            ),
            models.Index(fields=["returned_at"], name="dossier_returned"),
            models.Index(fields=["status", "due_at"], name="dossier_status_due"),
            models.Index(
                fields=["group"], name="dossier_group", condition=~models.Q(group="")
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.code

    @property
    def chain(self) -> str:
        return f"dossier:{self.code}"

    @property
    def state(self) -> Status:
        return Status(self.status)

    @property
    def is_offered(self) -> bool:
        """Handed over, and nobody has accepted yet."""
        return self.offered_unit_id is not None

    @property
    def ended_early(self) -> str:
        """`withdrawn` or `stopped` for what ended without a result, else empty."""
        if self.state not in {Status.STOPPED, Status.RETURNED} or self.status_before is None:
            return ""
        asked = self.status_before == Status.WITHDRAWAL_ASKED
        return "withdrawn" if asked else "stopped"

    @property
    def is_open(self) -> bool:
        return self.state not in CLOSED

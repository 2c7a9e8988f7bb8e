"""Facts as they stand, kept by the events; how they stood is drawn from the events anew.

The columns are those of rules/facts.py, where each is explained.
"""

from __future__ import annotations

from django.db import models


def _text(words: str, length: int) -> models.CharField[str, str]:
    return models.CharField(words, max_length=length, blank=True, default="")


def _seconds(words: str) -> models.BigIntegerField[int | None, int | None]:
    return models.BigIntegerField(words, null=True, blank=True)


def _count(words: str) -> models.IntegerField[int | None, int | None]:
    return models.IntegerField(words, null=True, blank=True)


class DossierFact(models.Model):
    """`sequence` is the last event counted, `last_s` the instant of its act, `mended` the kinds of
    faults in its events, joined by commas.
    """

    province = _text("tỉnh", 10)
    code = models.CharField("mã hồ sơ", max_length=64, unique=True)
    procedure = _text("thủ tục", 64)
    field = _text("lĩnh vực", 300)
    agency = _text("cơ quan giải quyết", 80)
    receiving_unit = _text("nơi tiếp nhận", 80)
    tier = _text("cấp", 10)
    channel = _count("kênh nộp")
    result_channel = _count("nhận kết quả")
    online_level = _text("mức độ trực tuyến", 10)
    status = models.IntegerField("trạng thái")
    ending = _text("kết thúc", 10)
    submitted_s = _seconds("nộp lúc")
    received_s = _seconds("tiếp nhận lúc")
    due_s = _seconds("hẹn trả")
    appointed_s = _seconds("hẹn lại")
    finished_s = _seconds("xong lúc")
    returned_s = _seconds("trả lúc")
    supplements = models.IntegerField("số lần yêu cầu bổ sung", default=0)
    supplement_from_s = _seconds("yêu cầu bổ sung lúc")
    supplement_to_s = _seconds("bổ sung lúc")
    pauses = models.IntegerField("số lần tạm dừng", default=0)
    paused_s = models.BigIntegerField("giây làm việc tạm dừng", default=0)
    working_s = _seconds("giây làm việc")
    extensions = models.IntegerField("số lần hẹn lại", default=0)
    apologies = models.IntegerField("số văn bản xin lỗi", default=0)
    cause = _text("nguyên nhân trễ", 10)
    papers = _count("số giấy tờ")
    papers_digitised = models.IntegerField("số giấy tờ đã số hóa", default=0)
    papers_reused = models.IntegerField("số giấy tờ dùng lại", default=0, db_default=0)
    fee = _seconds("phí, lệ phí")
    result_electronic = models.IntegerField("kết quả điện tử", default=0)
    known_s = _seconds("ghi lúc")
    sequence = models.PositiveIntegerField("sự kiện thứ")
    last_s = models.BigIntegerField("việc cuối lúc")
    mended = _text("chỗ phải sửa khi tính", 120)

    class Meta:
        verbose_name = "dữ kiện hồ sơ"
        verbose_name_plural = "dữ kiện hồ sơ"
        indexes = [
            models.Index(fields=["agency", "received_s"], name="fact_agency_received"),
            models.Index(fields=["agency", "finished_s"], name="fact_agency_finished"),
            models.Index(fields=["received_s"], name="fact_received"),
            models.Index(fields=["finished_s"], name="fact_finished"),
            models.Index(
                fields=["finished_s"], name="fact_finished_late",
                condition=models.Q(finished_s__gt=models.F("due_s")),
            ),
            models.Index(
                fields=["due_s", "agency"], name="fact_open_due",
                condition=models.Q(finished_s__isnull=True, received_s__isnull=False),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.code


class LegFact(models.Model):
    province = _text("tỉnh", 10)
    code = models.CharField("mã hồ sơ", max_length=64)
    number = models.PositiveIntegerField("chặng thứ")
    verb = _text("việc mở đầu", 30)
    status = models.IntegerField("trạng thái")
    step = _text("bước", 60)
    unit = _text("đơn vị giữ", 80)
    post = _seconds("vị trí giữ")
    role = _text("vai trò giữ", 4)
    due_s = _seconds("hẹn trả")
    from_s = models.BigIntegerField("từ")
    to_s = _seconds("đến")
    working_s = _seconds("giây làm việc")

    class Meta:
        verbose_name = "dữ kiện chặng"
        verbose_name_plural = "dữ kiện chặng"
        constraints = [models.UniqueConstraint(fields=["code", "number"], name="leg_once")]
        indexes = [models.Index(fields=["unit", "to_s"], name="leg_unit_ended")]

    def __str__(self) -> str:
        return f"{self.code}/{self.number}"

"""Roll-ups, kept by the events; cells and counts are explained in rules/tallies.py."""

from __future__ import annotations

from django.db import models


def _key(words: str, length: int) -> models.CharField[str, str]:
    return models.CharField(words, max_length=length, blank=True, default="")


def _sum(words: str) -> models.BigIntegerField[int, int]:
    return models.BigIntegerField(words, default=0)


class Tally(models.Model):
    """What happened in a month or on a day, by grain: a key that the grain does not keep is empty."""

    grain = models.CharField("mức gộp", max_length=10)
    span = models.CharField("kỳ", max_length=5)
    first = models.DateField("ngày đầu kỳ")
    agency = _key("cơ quan giải quyết", 80)
    tier = _key("cấp", 10)
    procedure = _key("thủ tục", 64)
    field = _key("lĩnh vực", 300)
    online_level = _key("mức độ trực tuyến", 10)
    channel = models.SmallIntegerField("kênh nộp", default=0)

    received = _sum("tiếp nhận")
    supplemented = _sum("có yêu cầu bổ sung")
    with_papers = _sum("có giấy tờ")
    digitised = _sum("đã số hóa đủ giấy tờ")
    early = _sum("trước hạn")
    on_time = _sum("đúng hạn")
    late = _sum("quá hạn")
    undated = _sum("không có hạn")
    granted = _sum("chấp thuận")
    declined = _sum("từ chối giải quyết")
    withdrawn = _sum("rút")
    stopped = _sum("dừng")
    electronic = _sum("kết quả điện tử")
    home_by_post = _sum("trả qua bưu chính")
    apologies = _sum("văn bản xin lỗi")
    timed = _sum("biết thời gian giải quyết")
    working_s = _sum("giây làm việc")
    paused_s = _sum("giây tạm dừng")
    late_s = _sum("giây trễ")
    refused = _sum("không tiếp nhận")
    returned = _sum("đã trả")

    class Meta:
        verbose_name = "số gộp theo kỳ"
        verbose_name_plural = "số gộp theo kỳ"
        constraints = [
            models.UniqueConstraint(
                fields=["grain", "span", "first", "agency", "procedure", "channel", "online_level",
                        "tier", "field"],
                name="tally_one_cell",
            )
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["agency", "grain", "span", "first"], name="tally_agency"),
        ]

    def __str__(self) -> str:
        return f"{self.grain} {self.first} {self.agency} {self.procedure}"


class OpenTally(models.Model):
    """What is open now, by the hour it falls due; a cell without dossiers has no row."""

    grain = models.CharField("mức gộp", max_length=10)
    due_hour = models.BigIntegerField("giờ đến hạn")
    agency = _key("cơ quan giải quyết", 80)
    tier = _key("cấp", 10)
    procedure = _key("thủ tục", 64)
    field = _key("lĩnh vực", 300)
    online_level = _key("mức độ trực tuyến", 10)
    channel = models.SmallIntegerField("kênh nộp", default=0)
    dossiers = _sum("hồ sơ")

    class Meta:
        verbose_name = "số gộp đang mở"
        verbose_name_plural = "số gộp đang mở"
        constraints = [
            models.UniqueConstraint(
                fields=["grain", "due_hour", "agency", "procedure", "channel", "online_level",
                        "tier", "field"],
                name="open_tally_one_cell",
            )
        ]  # fmt: skip
        indexes = [models.Index(fields=["agency", "grain", "due_hour"], name="open_tally_agency")]

    def __str__(self) -> str:
        return f"{self.grain} {self.due_hour} {self.agency}: {self.dossiers}"


class SpreadTally(models.Model):
    """How what was finished in a month spreads over days of handling or causes; the cells are
    explained in rules/spread.py.
    """

    grain = models.CharField("mức gộp", max_length=10)
    first = models.DateField("ngày đầu kỳ")
    agency = _key("cơ quan giải quyết", 80)
    tier = _key("cấp", 10)
    field = _key("lĩnh vực", 300)
    kind = models.CharField("phân bố theo", max_length=5)
    value = _key("số ngày hoặc nguyên nhân", 10)
    dossiers = _sum("hồ sơ")

    class Meta:
        verbose_name = "số gộp phân bố"
        verbose_name_plural = "số gộp phân bố"
        constraints = [
            models.UniqueConstraint(
                fields=["grain", "kind", "first", "agency", "field", "value", "tier"],
                name="spread_tally_one_cell",
            )
        ]
        indexes = [
            models.Index(fields=["agency", "grain", "kind", "first"], name="spread_tally_agency")
        ]

    def __str__(self) -> str:
        return f"{self.grain} {self.first} {self.agency} {self.kind} {self.value}"

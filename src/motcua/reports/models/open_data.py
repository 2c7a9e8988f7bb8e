"""What was published as open data: each publication frozen with its instant and its definition."""

from __future__ import annotations

from django.db import models


class DataPublication(models.Model):
    """`content` is the rows as gzipped JSON, in the order of `columns`; a count withheld is null.
    Never changed once written: a correction is the next number.
    """

    data_set = models.SlugField("bộ dữ liệu", max_length=80, db_index=False)
    number = models.PositiveIntegerField("bản thứ")
    definition = models.PositiveIntegerField("phiên bản định nghĩa")
    first = models.DateField("từ ngày", null=True, blank=True)
    last = models.DateField("đến hết ngày", null=True, blank=True)
    as_of = models.DateTimeField("số liệu lúc")
    published_at = models.DateTimeField("công bố lúc")
    columns = models.JSONField("cột")
    rows = models.PositiveIntegerField("số dòng")
    withheld = models.PositiveIntegerField("ô không công bố", default=0)
    digest = models.CharField("mã băm nội dung", max_length=64)
    content = models.BinaryField("nội dung")

    class Meta:
        verbose_name = "bản dữ liệu mở"
        verbose_name_plural = "bản dữ liệu mở"
        constraints = [
            models.UniqueConstraint(fields=["data_set", "number"], name="publication_once")
        ]

    def __str__(self) -> str:
        return f"{self.data_set} {self.number}"

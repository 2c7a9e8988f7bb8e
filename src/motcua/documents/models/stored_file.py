"""A file as it was handed in or signed, kept byte for byte."""

from __future__ import annotations

from django.db import models

from motcua.audit.models import PersonKey


class StoredFile(models.Model):
    """`path` is its place in the storage; sealed there with `key`, so that erasing the person
    erases the file. Nothing changes a file: a new content is a new row. `name` is sealed like
    the content, for people name files after people; `source` is the file this one was made
    from, by signing or by turning pictures into pages.
    """

    class Kind(models.TextChoices):
        PAPER = "paper", "Giấy tờ"
        DRAFT = "draft", "Dự thảo"
        SIGNED = "signed", "Văn bản đã ký số"

    class Scan(models.TextChoices):
        UNCHECKED = "unchecked", "Chưa kiểm tra vi-rút"
        CLEAN = "clean", "Không thấy vi-rút"

    reference = models.CharField("mã tệp", max_length=32, unique=True)
    sha256 = models.CharField("mã băm", max_length=64, db_index=True)
    size = models.PositiveBigIntegerField("dung lượng (byte)")
    media_type = models.CharField("loại", max_length=80)
    pages = models.PositiveIntegerField("số trang", null=True, blank=True)
    path = models.CharField("nơi lưu", max_length=200)
    key = models.ForeignKey(
        PersonKey, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    kind = models.CharField("dùng làm", max_length=8, choices=Kind.choices, default=Kind.PAPER)
    scan = models.CharField(
        "kiểm tra vi-rút", max_length=10, choices=Scan.choices, default=Scan.UNCHECKED
    )
    name_sealed = models.BinaryField("tên tệp niêm phong", default=b"")
    source = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="made_from"
    )
    stored_at = models.DateTimeField("lưu lúc")
    stored_by = models.CharField("người lưu", max_length=80)

    class Meta:
        verbose_name = "tệp"
        verbose_name_plural = "tệp"

    def __str__(self) -> str:
        return self.reference

    @property
    def chain(self) -> str:
        return f"file:{self.reference}"

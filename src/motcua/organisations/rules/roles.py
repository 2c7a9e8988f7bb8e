"""Roles of the one-stop mechanism."""

from __future__ import annotations

from django.db.models import TextChoices


class Role(TextChoices):
    CD = "CD", "Công dân"
    DN = "DN", "Tổ chức, doanh nghiệp"
    HT = "HT", "Người hỗ trợ nộp hồ sơ"
    TN = "TN", "Công chức tiếp nhận và trả kết quả"
    CV = "CV", "Chuyên viên thụ lý"
    TP = "TP", "Trưởng phòng"
    LD = "LD", "Lãnh đạo cơ quan"
    VT = "VT", "Văn thư"
    TC = "TC", "Kế toán, thu phí"
    GD = "GD", "Giám đốc Trung tâm Phục vụ hành chính công"
    KS = "KS", "Kiểm soát thủ tục hành chính"
    NV = "NV", "Sở Nội vụ, cải cách hành chính"
    TT = "TT", "Thanh tra, kiểm tra công vụ"
    QTN = "QTN", "Quản trị nghiệp vụ"
    QTK = "QTK", "Quản trị kỹ thuật"
    LDT = "LDT", "Lãnh đạo tỉnh"

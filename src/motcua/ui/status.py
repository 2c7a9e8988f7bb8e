"""Words and icons of the ten national statuses: the law's on the desk, plain ones for citizens."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

COUNTER = "counter"
POST = "post"


@dataclass(frozen=True)
class StatusLook:
    desk: str
    portal: str
    icon: str
    portal_by_post: str = ""

    def words(self, where: str = "desk", method: str = COUNTER) -> str:
        if where == "desk":
            return gettext(self.desk)
        by_post = method == POST and self.portal_by_post
        return gettext(self.portal_by_post if by_post else self.portal)


STATUSES: dict[int, StatusLook] = {
    1: StatusLook(_("Mới đăng ký"), _("Đã gửi, chờ cơ quan tiếp nhận"), "file-plus"),
    2: StatusLook(_("Được tiếp nhận"), _("Đã tiếp nhận"), "inbox"),
    3: StatusLook(_("Không được tiếp nhận"), _("Không tiếp nhận, xem lý do"), "circle-x"),
    4: StatusLook(_("Đang xử lý"), _("Đang giải quyết"), "progress"),
    5: StatusLook(_("Yêu cầu bổ sung giấy tờ"), _("Cần ông/bà bổ sung giấy tờ"), "file-alert"),
    6: StatusLook(_("Yêu cầu thực hiện nghĩa vụ tài chính"), _("Cần nộp thuế, phí"), "coin"),
    7: StatusLook(_("Công dân yêu cầu rút hồ sơ"), _("Đã gửi yêu cầu rút"), "arrow-back-up"),
    8: StatusLook(_("Dừng xử lý"), _("Đã dừng"), "player-stop"),
    9: StatusLook(
        _("Đã xử lý xong"),
        _("Đã có kết quả, mời đến nhận"),
        "package-export",
        _("Đang gửi kết quả"),
    ),
    10: StatusLook(_("Đã trả kết quả"), _("Đã trả kết quả"), "circle-check"),
}

"""What the pages of tasks say after an act, and the words of the room that they translate."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from motcua.directives.rules.lifecycle import TaskVerb

# The room speaks Vietnamese; here its words are known to the catalogue.
WORDS = (
    gettext_noop("Chờ nhận"),
    gettext_noop("Đang thực hiện"),
    gettext_noop("Trả lại người giao"),
    gettext_noop("Chờ đánh giá"),
    gettext_noop("Hoàn thành"),
    gettext_noop("Không hoàn thành"),
    gettext_noop("Đã thu hồi"),
    gettext_noop("Đã thay bằng nhiệm vụ khác"),
    gettext_noop("Giao nhiệm vụ"),
    gettext_noop("Nhận nhiệm vụ"),
    gettext_noop("Báo cáo tiến độ"),
    gettext_noop("Giao cho người của đơn vị"),
    gettext_noop("Xin gia hạn"),
    gettext_noop("Gia hạn"),
    gettext_noop("Không cho gia hạn"),
    gettext_noop("Đôn đốc"),
    gettext_noop("Báo cấp trên"),
    gettext_noop("Tự báo cấp trên vì quá hạn"),
    gettext_noop("Báo cáo hoàn thành"),
    gettext_noop("Đánh giá hoàn thành"),
    gettext_noop("Thu hồi"),
    gettext_noop("Thu hồi nhiệm vụ"),
    gettext_noop("Thay bằng nhiệm vụ khác"),
    gettext_noop("Chưa đạt, làm tiếp"),
    gettext_noop("Văn bản"),
    gettext_noop("Kết luận cuộc họp"),
    gettext_noop("Chỉ đạo trực tiếp"),
    gettext_noop("Thường"),
    gettext_noop("Khẩn"),
    gettext_noop("Hỏa tốc"),
    gettext_noop("Hằng tuần"),
    gettext_noop("Hằng tháng"),
    gettext_noop("Hằng quý"),
    gettext_noop("Sáu tháng"),
    gettext_noop("Hằng năm"),
    gettext_noop("Quá hạn"),
    gettext_noop("Đến hạn trong tuần"),
    gettext_noop("Đã kết thúc"),
    gettext_noop("Tổng số"),
    gettext_noop("Kỳ trước chuyển sang"),
    gettext_noop("Giao trong kỳ"),
    gettext_noop("Hoàn thành trong hạn"),
    gettext_noop("Hoàn thành quá hạn"),
    gettext_noop("Đang thực hiện trong hạn"),
    gettext_noop("Đang thực hiện quá hạn"),
)


def said_after(verb: TaskVerb) -> str:
    return {
        TaskVerb.ACCEPT: _("Đã nhận nhiệm vụ. Đồng hồ tính từ lúc giao."),
        TaskVerb.RETURN: _("Đã trả lại người giao kèm lý do."),
        TaskVerb.REPORT: _("Đã ghi tiến độ."),
        TaskVerb.ASK_EXTENSION: _(
            "Đã gửi đề nghị gia hạn. Hạn chưa đổi cho đến khi người giao đồng ý."
        ),
        TaskVerb.GRANT_EXTENSION: _("Đã gia hạn. Hạn cũ giữ trong diễn biến."),
        TaskVerb.REFUSE_EXTENSION: _("Đã trả lời không cho gia hạn."),
        TaskVerb.URGE: _("Đã đôn đốc."),
        TaskVerb.SUBMIT: _("Đã báo cáo hoàn thành, chờ người giao đánh giá."),
        TaskVerb.JUDGE: _("Đã ghi kết luận."),
        TaskVerb.WITHDRAW: _("Đã thu hồi nhiệm vụ."),
        TaskVerb.REPLACE: _("Đã giao nhiệm vụ thay thế. Đây là nhiệm vụ mới."),
        TaskVerb.SPLIT: _("Đã giao phần việc."),
    }[verb]


def notice_words(verb: TaskVerb) -> str:
    return {
        TaskVerb.ASSIGN: _("%(who)s giao nhiệm vụ"),
        TaskVerb.RETURN: _("%(who)s trả lại nhiệm vụ kèm lý do"),
        TaskVerb.REPORT: _("%(who)s báo cáo tiến độ"),
        TaskVerb.ASK_EXTENSION: _("%(who)s xin gia hạn"),
        TaskVerb.GRANT_EXTENSION: _("%(who)s đã gia hạn"),
        TaskVerb.REFUSE_EXTENSION: _("%(who)s không cho gia hạn"),
        TaskVerb.URGE: _("%(who)s đôn đốc"),
        TaskVerb.SUBMIT: _("%(who)s báo cáo hoàn thành, chờ anh/chị đánh giá"),
        TaskVerb.JUDGE: _("%(who)s đã đánh giá"),
        TaskVerb.WITHDRAW: _("%(who)s thu hồi nhiệm vụ"),
        TaskVerb.REPLACE: _("%(who)s thay bằng nhiệm vụ khác"),
        TaskVerb.ESCALATE: _("Nhiệm vụ quá hạn, báo đến anh/chị"),
    }[verb]

"""What was done, in one sentence after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from motcua.dossiers.rules.lifecycle import Verb
from motcua.kernel.clock import local
from motcua.organisations.queries import units
from motcua.organisations.rules.roles import Role
from motcua.ui.words import woven

if TYPE_CHECKING:
    from motcua.dossiers.queries.rows import Dossier


def said_after(verb: Verb, dossier: Dossier, *, repeated: bool) -> str:
    if repeated:
        return _("Thao tác này đã được ghi nhận trước đó.")
    if verb == Verb.TRANSFER and dossier.is_offered:
        return woven(_("Chờ %(to)s nhận. Trách nhiệm vẫn ở anh/chị."), to=_taker(dossier))
    sentences = {**_moved(), **_beside(), **_ended()}
    values = {"to": _holder(dossier), "code": dossier.code, "day": _appointed(dossier)}
    return woven(sentences.get(verb, _("Đã ghi nhận.")), **values)


def _moved() -> dict[Verb, str]:
    return {
        Verb.ACCEPT: _("Đã nhận bàn giao. Hồ sơ ở anh/chị."),
        Verb.APPROVE: _("Đã duyệt. Chuyển tiếp cho %(to)s."),
        Verb.ASSIGN: _("Đã phân công cho %(to)s."),
        Verb.DECLINE: _("Đã từ chối giải quyết. Chuyển tiếp cho %(to)s."),
        Verb.HAND_TO_COUNTER: _("Đã chuyển kết quả ra quầy."),
        Verb.REASSIGN: _("Đã giao lại. Người giữ: %(to)s."),
        Verb.RECALL: _("Đã thu hồi bàn giao. Hồ sơ vẫn ở anh/chị."),
        Verb.RECEIVE: _("Đã tiếp nhận %(code)s."),
        Verb.SEND_BACK: _("Đã trả lại cho %(to)s."),
        Verb.SUBMIT_FOR_APPROVAL: _("Đã trình. Người giữ: %(to)s."),
        Verb.TRANSFER: _("Đã chuyển. Người giữ: %(to)s."),
        Verb.TURN_AWAY: _("Không nhận. Hồ sơ ở lại %(to)s."),
    }


def _beside() -> dict[Verb, str]:
    return {
        Verb.ANSWER: _("Đã trả lời ý kiến."),
        Verb.APPROVE_SUPPLEMENT: _("Đã đồng ý. Yêu cầu bổ sung gửi đi, tạm dừng tính giờ."),
        Verb.ASK_WITHDRAWAL: _("Đã ghi đề nghị rút hồ sơ. Trả lời ông/bà trong 8 giờ làm việc."),
        Verb.CANCEL_CONSULTATION: _("Đã rút lại việc lấy ý kiến."),
        Verb.CONSULT: _("Đã gửi lấy ý kiến. Quá hạn trả lời không được coi là đồng ý."),
        Verb.CORRECT: _("Đã sửa. Chỗ cũ và chỗ mới đều được ghi lại."),
        Verb.DENY_WITHDRAWAL: _("Không cho rút. Hồ sơ tiếp tục, người giữ: %(to)s."),
        Verb.DRAFT_APOLOGY: _("Đã soạn văn bản xin lỗi. Chờ lãnh đạo ký."),
        Verb.EXTEND: _("Đã ký văn bản xin lỗi. Hẹn lại %(day)s."),
        Verb.GIVE_CAUSE: _("Đã ghi nguyên nhân trễ."),
        Verb.INSTRUCT: _("Đã gửi ý kiến chỉ đạo cho %(to)s."),
        Verb.ISSUE: _("Đã cấp số. Không sửa được văn bản."),
        Verb.NOTE: _("Đã ghi chú."),
        Verb.PROPOSE_SUPPLEMENT: _("Đã gửi đề nghị bổ sung lần nữa. Chờ lãnh đạo; giờ vẫn chạy."),
        Verb.RECEIVE_SUPPLEMENT: _("Đã nhận bổ sung. Đồng hồ chạy tiếp."),
        Verb.REPORT_BACK: _("Đã báo cáo thực hiện chỉ đạo."),
        Verb.REQUEST_SUPPLEMENT: _("Đã yêu cầu bổ sung. Tạm dừng tính giờ."),
        Verb.RESUME: _("Đã nhận chứng từ. Đồng hồ chạy tiếp."),
        Verb.SUSPEND: _("Đã yêu cầu thực hiện nghĩa vụ tài chính. Tạm dừng tính giờ."),
        Verb.TURN_DOWN_SUPPLEMENT: _("Không đồng ý bổ sung lần nữa. Hồ sơ giải quyết tiếp."),
    }


def _ended() -> dict[Verb, str]:
    return {
        Verb.REFUSE: _("Đã từ chối. In Phiếu từ chối (Mẫu 03) cho người nộp."),
        Verb.RETURN_PAPERS: _("Đã trả lại giấy tờ. Hồ sơ kết thúc."),
        Verb.RETURN_RESULT: _("Đã trả kết quả. Hồ sơ kết thúc."),
        Verb.SEND_BY_POST: _("Đã gửi bưu chính. Hồ sơ kết thúc khi đã giao."),
        Verb.STOP: _("Đã dừng giải quyết. Thông báo (Mẫu 05) đã cấp số."),
        Verb.WITHDRAW: _("Đã cho rút hồ sơ. Trả lại giấy tờ cho ông/bà."),
    }


def _holder(dossier: Dossier) -> str:
    if dossier.holder_post:
        return dossier.holder_post.official.name
    return dossier.get_holder_role_display() if dossier.holder_role else ""


def _taker(dossier: Dossier) -> str:
    if dossier.offered_unit_id and dossier.offered_at:
        return units.unit_name(dossier.offered_unit_id, local(dossier.offered_at).date())
    return str(Role(dossier.offered_role).label) if dossier.offered_role else ""


def _appointed(dossier: Dossier) -> str:
    return f"{local(dossier.appointed_at):%d/%m/%Y}" if dossier.appointed_at else ""

"""What an act leads to, said before it is done; and what was done, said after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from motcua.dossiers.rules.lifecycle import Verb
from motcua.ui.words import woven

if TYPE_CHECKING:
    from motcua.dossiers.queries.acts import NextAct
    from motcua.dossiers.queries.rows import Dossier


def question(act: NextAct) -> str:
    titles = {
        Verb.REFUSE: _("Từ chối tiếp nhận hồ sơ?"),
        Verb.REQUEST_SUPPLEMENT: _("Yêu cầu bổ sung giấy tờ?"),
        Verb.SEND_BACK: _("Trả lại kèm lý do?"),
        Verb.APPROVE: _("Duyệt hồ sơ này?"),
        Verb.RETURN_RESULT: _("Trả kết quả?"),
        Verb.RECEIVE: _("Tiếp nhận hồ sơ?"),
        Verb.RECEIVE_SUPPLEMENT: _("Nhận bổ sung?"),
    }
    return titles.get(act.verb, woven("%(act)s?", act=act.label))


def lines_before(act: NextAct) -> list[str]:
    """At most three lines of consequences."""
    to = woven(_("Hồ sơ chuyển sang bước “%(step)s”."), step=act.next_step)
    lines = {
        Verb.REFUSE: [
            _("Người nộp nhận Phiếu từ chối (Mẫu 03) ngay."),
            _("Hồ sơ kết thúc ở trạng thái 3 và không mở lại được."),
        ],
        Verb.REQUEST_SUPPLEMENT: [
            _("Người nộp nhận Phiếu yêu cầu bổ sung (Mẫu 02), ghi đủ mọi giấy tờ trong một lần."),
            _("Thời hạn tạm dừng cho đến khi nhận bổ sung."),
            _("Chỉ yêu cầu được một lần."),
        ],
        Verb.SEND_BACK: [to, _("Thời hạn vẫn chạy.")],
        Verb.APPROVE: [to, _("Không thu hồi được; muốn sửa phải có việc khác, có ghi lại.")],
        Verb.RETURN_RESULT: [_("Hồ sơ kết thúc ở trạng thái 10.")],
        Verb.RECEIVE: [_("Thời hạn bắt đầu tính từ lúc này; in được Giấy tiếp nhận (Mẫu 01).")],
        Verb.RECEIVE_SUPPLEMENT: [_("Đồng hồ chạy tiếp từ lúc này.")],
    }
    return lines.get(act.verb, [to] if act.next_step else [])


def said_after(verb: Verb, dossier: Dossier, *, repeated: bool) -> str:
    if repeated:
        return _("Thao tác này đã được ghi nhận trước đó.")
    holder = dossier.holder_post.official.name if dossier.holder_post else ""
    to = holder or (dossier.get_holder_role_display() if dossier.holder_role else "")
    sentences = {
        Verb.RECEIVE: _("Đã tiếp nhận %(code)s."),
        Verb.REFUSE: _("Đã từ chối. In Phiếu từ chối (Mẫu 03) cho người nộp."),
        Verb.REQUEST_SUPPLEMENT: _("Đã yêu cầu bổ sung. Tạm dừng tính giờ."),
        Verb.RECEIVE_SUPPLEMENT: _("Đã nhận bổ sung. Đồng hồ chạy tiếp."),
        Verb.ASSIGN: _("Đã phân công cho %(to)s."),
        Verb.TRANSFER: _("Đã chuyển. Người giữ: %(to)s."),
        Verb.SUBMIT_FOR_APPROVAL: _("Đã trình. Người giữ: %(to)s."),
        Verb.SEND_BACK: _("Đã trả lại cho %(to)s."),
        Verb.APPROVE: _("Đã duyệt. Chuyển tiếp cho %(to)s."),
        Verb.HAND_TO_COUNTER: _("Đã chuyển kết quả ra quầy."),
        Verb.RETURN_RESULT: _("Đã trả kết quả. Hồ sơ kết thúc."),
    }
    return woven(sentences.get(verb, _("Đã ghi nhận.")), to=to, code=dossier.code)

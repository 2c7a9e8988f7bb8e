"""What an act leads to, said before it is done: a question and at most three lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.html import format_html
from django.utils.translation import gettext as _

from motcua.dossiers.queries.lateness import cause_label
from motcua.dossiers.rules.lifecycle import Verb
from motcua.kernel.clock import local
from motcua.ui.words import as_vietnamese, moment_words, woven

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.safestring import SafeString

    from motcua.dossiers.queries.acts import NextAct
    from motcua.dossiers.queries.matters import Matters
    from motcua.dossiers.queries.rows import Dossier


def question(act: NextAct) -> str:
    titles = {
        Verb.ANSWER: _("Trả lời ý kiến của đơn vị mình?"),
        Verb.APPROVE: _("Duyệt hồ sơ này?"),
        Verb.APPROVE_SUPPLEMENT: _("Đồng ý yêu cầu bổ sung lần nữa?"),
        Verb.ASK_WITHDRAWAL: _("Ghi nhận đề nghị rút hồ sơ?"),
        Verb.CANCEL_CONSULTATION: _("Rút lại việc lấy ý kiến?"),
        Verb.CORRECT: _("Sửa sai sót khi tiếp nhận?"),
        Verb.DECLINE: _("Từ chối giải quyết hồ sơ?"),
        Verb.DENY_WITHDRAWAL: _("Không cho rút hồ sơ?"),
        Verb.DRAFT_APOLOGY: _("Soạn văn bản xin lỗi và hẹn lại?"),
        Verb.EXTEND: _("Ký văn bản xin lỗi và hẹn lại?"),
        Verb.PROPOSE_SUPPLEMENT: _("Đề nghị bổ sung lần nữa?"),
        Verb.REASSIGN: _("Giao lại cho người khác?"),
        Verb.RECALL: _("Thu hồi bàn giao?"),
        Verb.RECEIVE: _("Tiếp nhận hồ sơ?"),
        Verb.RECEIVE_SUPPLEMENT: _("Nhận bổ sung?"),
        Verb.REFUSE: _("Từ chối tiếp nhận hồ sơ?"),
        Verb.REQUEST_SUPPLEMENT: _("Yêu cầu bổ sung giấy tờ?"),
        Verb.RETURN_PAPERS: _("Trả lại giấy tờ?"),
        Verb.RETURN_RESULT: _("Trả kết quả?"),
        Verb.SEND_BACK: _("Trả lại kèm lý do?"),
        Verb.STOP: _("Dừng giải quyết hồ sơ?"),
        Verb.SUSPEND: _("Tạm dừng để thực hiện nghĩa vụ tài chính?"),
        Verb.TURN_AWAY: _("Không nhận bàn giao?"),
        Verb.TURN_DOWN_SUPPLEMENT: _("Không đồng ý bổ sung lần nữa?"),
        Verb.WITHDRAW: _("Cho rút hồ sơ?"),
    }
    return titles.get(act.verb, woven("%(act)s?", act=act.label))


def lines_before(act: NextAct, dossier: Dossier, open_: Matters) -> list[str]:
    """What it leads to; before a signature, what is signed."""
    to = woven(_("Hồ sơ chuyển sang bước “%(step)s”."), step=act.next_step)
    lines: Mapping[Verb, list[str]] = {**_on_the_road(to), **_beside(), **_ends()}
    if act.verb == Verb.EXTEND:
        return _letter(dossier, open_)
    if act.verb == Verb.APPROVE_SUPPLEMENT:
        return _proposed(open_)
    if act.verb == Verb.ANSWER and open_.open_questions:
        return _asked(open_)
    return lines.get(act.verb, [to] if act.next_step else [])


def _on_the_road(to: str) -> dict[Verb, list[str]]:
    stays = _("Trách nhiệm vẫn ở anh/chị cho đến khi bên kia nhận.")
    return {
        Verb.ACCEPT: [_("Từ lúc này anh/chị chịu trách nhiệm về hồ sơ.")],
        Verb.APPROVE: [to, _("Không thu hồi được; muốn sửa phải có việc khác, có ghi lại.")],
        Verb.DECLINE: [
            to, _("Văn bản từ chối được cấp số, ban hành và trả như một kết quả."),
            _("Không thu hồi được; muốn sửa phải có việc khác, có ghi lại."),
        ],
        Verb.HAND_TO_COUNTER: [_("Thời hạn dừng ở đây và được đo tại lúc này."), to],
        Verb.ISSUE: [_("Lấy số kế tiếp của sổ; từ đó không sửa được văn bản.")],
        Verb.REASSIGN: [_("Bước, thời hạn và trạng thái giữ nguyên.")],
        Verb.RECALL: [_("Bên nhận không còn thấy bàn giao này; trách nhiệm vẫn ở anh/chị.")],
        Verb.RECEIVE: [_("Thời hạn bắt đầu tính từ lúc này; in được Giấy tiếp nhận (Mẫu 01).")],
        Verb.SEND_BACK: [to, _("Thời hạn vẫn chạy.")],
        Verb.TRANSFER: [to, stays],
        Verb.TURN_AWAY: [_("Hồ sơ ở lại bên giao, kèm lý do."), _("Thời hạn vẫn chạy.")],
    }  # fmt: skip


def _beside() -> dict[Verb, list[str]]:
    runs = _("Thời hạn vẫn chạy.")
    return {
        Verb.CANCEL_CONSULTATION: [_("Đơn vị được hỏi không phải trả lời nữa.")],
        Verb.CONSULT: [
            _("Quá hạn trả lời không được coi là đồng ý."),
            _("Chưa trình ký được khi còn đơn vị chưa trả lời."), runs,
        ],
        Verb.CORRECT: [_("Mỗi chỗ sửa được ghi lại; giấy đã in vẫn như đã in.")],
        Verb.DRAFT_APOLOGY: [
            _("Chỉ hẹn lại được 1 lần, trước khi hết hạn."),
            _("Lãnh đạo ký thì ông/bà mới nhận; hạn theo quy định vẫn giữ nguyên."),
        ],
        Verb.GIVE_CAUSE: [_("Vào báo cáo nguyên nhân quá hạn; ghi lại được lần nữa.")],
        Verb.INSTRUCT: [_("Ý kiến đi theo hồ sơ; người đang giữ phải báo cáo.")],
        Verb.NOTE: [_("Người nộp không thấy ghi chú này.")],
        Verb.PROPOSE_SUPPLEMENT: [
            _("Thời hạn vẫn chạy cho đến khi lãnh đạo đồng ý."),
            _("Hồ sơ bị yêu cầu bổ sung lần nữa được tính trong thống kê."),
        ],
        Verb.RECEIVE_SUPPLEMENT: [_("Đồng hồ chạy tiếp từ lúc này.")],
        Verb.REQUEST_SUPPLEMENT: [
            _("Người nộp nhận Phiếu yêu cầu bổ sung (Mẫu 02), ghi đủ mọi giấy tờ trong một lần."),
            _("Thời hạn tạm dừng cho đến khi nhận bổ sung."), _("Chỉ yêu cầu được một lần."),
        ],
        Verb.RESUME: [_("Đồng hồ chạy tiếp từ lúc này.")],
        Verb.SUSPEND: [
            _("Thời hạn tạm dừng cho đến khi nộp xong."),
            _("Chỉ dùng khi luật cho phép không tính thời gian này."),
        ],
        Verb.TURN_DOWN_SUPPLEMENT: [_("Hồ sơ được giải quyết trên giấy tờ đang có."), runs],
    }  # fmt: skip


def _ends() -> dict[Verb, list[str]]:
    notice = _("Thông báo dừng giải quyết (Mẫu 05) được cấp số.")
    over = _("Hồ sơ kết thúc ở trạng thái 8 và không mở lại được.")
    return {
        Verb.ASK_WITHDRAWAL: [_("Trả lời ông/bà trong 8 giờ làm việc."),
                              _("Có kết quả giải quyết rồi thì không rút được nữa.")],
        Verb.DENY_WITHDRAWAL: [_("Hồ sơ tiếp tục ở bước cũ; thời hạn như trước.")],
        Verb.REFUSE: [
            _("Người nộp nhận Phiếu từ chối (Mẫu 03) ngay."),
            _("Hồ sơ kết thúc ở trạng thái 3 và không mở lại được."),
        ],
        Verb.RETURN_PAPERS: [_("Hồ sơ kết thúc ở trạng thái 10.")],
        Verb.RETURN_RESULT: [_("Hồ sơ kết thúc ở trạng thái 10.")],
        Verb.SEND_BY_POST: [_("Hồ sơ kết thúc khi bưu chính đã giao.")],
        Verb.STOP: [notice, over],
        Verb.WITHDRAW: [notice, over, _("Giấy tờ được trả lại cho ông/bà.")],
    }  # fmt: skip


def _letter(dossier: Dossier, open_: Matters) -> list[str]:
    """What stands in the letter is read before it is signed."""
    drafted = open_.apology
    if drafted is None:
        return [_("Chỉ hẹn lại được 1 lần, trước khi hết hạn.")]
    legal = f"{local(dossier.due_at):%d/%m/%Y}" if dossier.due_at else "–"
    new = moment_words(drafted.appointed_at)
    said = _("Hẹn lại %(new)s. Hạn theo quy định vẫn là %(legal)s.")
    return [
        _letter_line(_("Lý do trong văn bản: %(reason)s"), drafted.reason),
        _letter_line(_("Nguyên nhân: %(reason)s"), cause_label(drafted.cause)),
        said % {"new": new, "legal": legal},
    ]


def _letter_line(sentence: str, text: str) -> SafeString:
    return woven(sentence, reason=as_vietnamese(text))


def _proposed(open_: Matters) -> list[str]:
    """The papers and the ground, as proposed; nothing else is sent."""
    if open_.proposal is None:
        return []
    items = "; ".join(
        f"{item['name']} ({item['fault']})" if item.get("fault") else item["name"]
        for item in open_.proposal.items
    )
    basis = open_.proposal.facts.get("legal_basis", "")
    return [
        woven(_("Giấy tờ: %(items)s"), items=as_vietnamese(items)),
        woven(_("Vì: %(why)s · căn cứ: %(basis)s"), why=as_vietnamese(open_.proposal.reason),
              basis=as_vietnamese(basis)),
        _("Thời hạn tạm dừng; hồ sơ bị tính trong thống kê."),
    ]  # fmt: skip


def _asked(open_: Matters) -> list[str]:
    return [
        format_html("{}: {}", as_vietnamese(one.unit_name), as_vietnamese(one.text))
        for one in open_.open_questions[:3]
    ]

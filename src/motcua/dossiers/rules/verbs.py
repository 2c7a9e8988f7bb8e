"""The verbs of a dossier and what they are called: on a button, and in the history."""

from __future__ import annotations

from enum import StrEnum


class Verb(StrEnum):
    """Each is one file in `actions/` and one authority `dossiers:dossier:<verb>`; `import` is done
    by the operator alone (`actions/import_dossiers.py`).
    """

    DRAFT = "draft"
    SUBMIT = "submit"
    RECEIVE = "receive"
    SETTLE_AT_COUNTER = "settle_at_counter"
    REFUSE = "refuse"
    CORRECT = "correct"
    ATTACH = "attach"
    REQUEST_SUPPLEMENT = "request_supplement"
    RECEIVE_SUPPLEMENT = "receive_supplement"
    PROPOSE_SUPPLEMENT = "propose_supplement"
    APPROVE_SUPPLEMENT = "approve_supplement"
    TURN_DOWN_SUPPLEMENT = "turn_down_supplement"
    TRANSFER = "transfer"
    ACCEPT = "accept"
    TURN_AWAY = "turn_away"
    RECALL = "recall"
    ASSIGN = "assign"
    REASSIGN = "reassign"
    CONSULT = "consult"
    ANSWER = "answer"
    CANCEL_CONSULTATION = "cancel_consultation"
    DRAFT_RESULT = "draft_result"
    SUBMIT_FOR_APPROVAL = "submit_for_approval"
    SEND_BACK = "send_back"
    APPROVE = "approve"
    DECLINE = "decline"
    ISSUE = "issue"
    HAND_TO_COUNTER = "hand_to_counter"
    SEND_BY_POST = "send_by_post"
    RETURN_RESULT = "return_result"
    SUSPEND = "suspend"
    RESUME = "resume"
    DRAFT_APOLOGY = "draft_apology"
    EXTEND = "extend"
    GIVE_CAUSE = "give_cause"
    RERECKON = "rereckon"
    MOVE_PROCESS = "move_process"
    RELEASE = "release"
    ASK_WITHDRAWAL = "ask_withdrawal"
    DENY_WITHDRAWAL = "deny_withdrawal"
    WITHDRAW = "withdraw"
    STOP = "stop"
    RETURN_PAPERS = "return_papers"
    NOTE = "note"
    INSTRUCT = "instruct"
    REPORT_BACK = "report_back"
    IMPORT = "import"

    @property
    def label(self) -> str:
        return _WORDS[self][0]

    @property
    def done(self) -> str:
        """As history tells it; the same words where one says it no other way."""
        return _WORDS[self][-1]


_WORDS: dict[Verb, tuple[str, ...]] = {
    Verb.DRAFT: ("Soạn hồ sơ",),
    Verb.SUBMIT: ("Nộp hồ sơ",),
    Verb.RECEIVE: ("Tiếp nhận",),
    Verb.SETTLE_AT_COUNTER: ("Giải quyết và trả ngay",),
    Verb.REFUSE: ("Từ chối tiếp nhận",),
    Verb.CORRECT: ("Sửa sai sót",),
    Verb.ATTACH: ("Số hóa giấy tờ",),
    Verb.REQUEST_SUPPLEMENT: ("Yêu cầu bổ sung",),
    Verb.RECEIVE_SUPPLEMENT: ("Nhận bổ sung",),
    Verb.PROPOSE_SUPPLEMENT: ("Đề nghị bổ sung lần nữa",),
    Verb.APPROVE_SUPPLEMENT: ("Đồng ý bổ sung lần nữa",),
    Verb.TURN_DOWN_SUPPLEMENT: ("Không đồng ý bổ sung lần nữa",),
    Verb.TRANSFER: ("Chuyển hồ sơ",),
    Verb.ACCEPT: ("Nhận bàn giao",),
    Verb.TURN_AWAY: ("Không nhận bàn giao",),
    Verb.RECALL: ("Thu hồi bàn giao",),
    Verb.ASSIGN: ("Phân công",),
    Verb.REASSIGN: ("Giao lại",),
    Verb.CONSULT: ("Lấy ý kiến",),
    Verb.ANSWER: ("Trả lời ý kiến",),
    Verb.CANCEL_CONSULTATION: ("Rút lại việc lấy ý kiến",),
    Verb.DRAFT_RESULT: ("Soạn dự thảo kết quả",),
    Verb.SUBMIT_FOR_APPROVAL: ("Trình ký",),
    Verb.SEND_BACK: ("Trả lại kèm lý do", "Trả lại"),
    Verb.APPROVE: ("Duyệt và chuyển", "Duyệt"),
    Verb.DECLINE: ("Từ chối giải quyết",),
    Verb.ISSUE: ("Cấp số và ban hành",),
    Verb.HAND_TO_COUNTER: ("Chuyển kết quả ra quầy",),
    Verb.SEND_BY_POST: ("Gửi kết quả qua bưu chính",),
    Verb.RETURN_RESULT: ("Trả kết quả",),
    Verb.SUSPEND: ("Yêu cầu thực hiện nghĩa vụ tài chính",),
    Verb.RESUME: ("Tiếp tục giải quyết",),
    Verb.DRAFT_APOLOGY: ("Soạn văn bản xin lỗi",),
    Verb.EXTEND: ("Xin lỗi và hẹn lại",),
    Verb.GIVE_CAUSE: ("Ghi nguyên nhân trễ",),
    Verb.RERECKON: ("Tính lại hạn theo lịch làm việc",),
    Verb.MOVE_PROCESS: ("Chuyển sang quy trình mới",),
    Verb.RELEASE: ("Đưa về hàng chờ",),
    Verb.ASK_WITHDRAWAL: ("Đề nghị rút hồ sơ",),
    Verb.DENY_WITHDRAWAL: ("Không cho rút hồ sơ",),
    Verb.WITHDRAW: ("Cho rút hồ sơ",),
    Verb.STOP: ("Dừng giải quyết",),
    Verb.RETURN_PAPERS: ("Trả lại giấy tờ",),
    Verb.NOTE: ("Ghi chú",),
    Verb.INSTRUCT: ("Ý kiến chỉ đạo",),
    Verb.REPORT_BACK: ("Báo cáo thực hiện chỉ đạo",),
    Verb.IMPORT: ("Nhập từ hệ thống khác",),
}

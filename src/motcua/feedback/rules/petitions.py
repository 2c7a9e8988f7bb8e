"""Which act on a petition is possible in which state: one table (NĐ 20/2008/NĐ-CP; QĐ 766/QĐ-TTg)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from motcua.kernel.errors import WrongState


class Kind(StrEnum):
    REGULATION = "regulation"
    CONDUCT = "conduct"


KINDS = {
    Kind.REGULATION: "Quy định, chính sách, thủ tục",
    Kind.CONDUCT: "Hành vi của cán bộ, công chức",
}
CHANNELS = {
    "portal": "Trang của tỉnh",
    "counter": "Tại quầy",
    "post": "Bưu chính, văn bản",
    "phone": "Điện thoại",
    "hotline": "Đường dây nóng",
    "email": "Thư điện tử",
}
PORTAL = "portal"


class PetitionStatus(StrEnum):
    LODGED = "lodged"
    RECEIVED = "received"
    PROCESSING = "processing"
    ASKED = "asked"
    SUPPLEMENTED = "supplemented"
    TRANSFERRED = "transferred"
    DRAFTED = "drafted"
    ANSWERED = "answered"
    PUBLISHED = "published"
    CLOSED = "closed"
    RETURNED = "returned"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        return STATUSES[self]


_S = PetitionStatus
STATUSES = {
    _S.LODGED: "Mới tiếp nhận",
    _S.RECEIVED: "Đã tiếp nhận",
    _S.PROCESSING: "Đang xử lý",
    _S.ASKED: "Chờ bổ sung",
    _S.SUPPLEMENTED: "Đã bổ sung",
    _S.TRANSFERRED: "Chuyển đơn vị khác",
    _S.DRAFTED: "Chờ duyệt trả lời",
    _S.ANSWERED: "Chờ công khai",
    _S.PUBLISHED: "Đã công khai",
    _S.CLOSED: "Đã trả lời, không công khai",
    _S.RETURNED: "Trả lại",
    _S.REFUSED: "Từ chối tiếp nhận",
}
NEW = frozenset({_S.LODGED, _S.TRANSFERRED})
WORKED = frozenset({_S.RECEIVED, _S.PROCESSING, _S.SUPPLEMENTED})
WAITING = NEW | WORKED | {_S.ASKED, _S.DRAFTED}
OPEN = WAITING | {_S.ANSWERED}
ENDED = frozenset(_S) - OPEN
TOLD = frozenset({_S.ANSWERED, _S.PUBLISHED, _S.CLOSED})

# What is to be done next, so that none lies silent.
NEXT = {
    _S.LODGED: "Tiếp nhận hoặc từ chối",
    _S.TRANSFERRED: "Tiếp nhận",
    _S.RECEIVED: "Phân công người xử lý",
    _S.PROCESSING: "Soạn trả lời",
    _S.SUPPLEMENTED: "Soạn trả lời",
    _S.ASKED: "Chờ người gửi bổ sung",
    _S.DRAFTED: "Duyệt trả lời",
    _S.ANSWERED: "Công khai trả lời",
}


class PetitionVerb(StrEnum):
    LODGE = "lodge_petition"
    RECEIVE = "receive_petition"
    ASSIGN = "assign_petition"
    DRAFT = "draft_answer"
    APPROVE = "approve_answer"
    PUBLISH = "publish_answer"
    SEND_BACK = "send_back_answer"
    ASK = "ask_petitioner"
    SUPPLEMENT = "supplement_petition"
    CLASSIFY = "classify_petition"
    TRANSFER = "transfer_petition"
    REPEAT = "mark_repeated"
    CLOSE = "close_petition"
    RETURN = "return_petition"
    REFUSE = "refuse_petition"
    RATE = "rate_answer"
    RERECKON = "rereckon_petition"

    @property
    def label(self) -> str:
        return LIFECYCLE[self].label


@dataclass(frozen=True, kw_only=True)
class Passage:
    """`target` None: the state stays. `said` is what the petitioner is told; empty: nothing."""

    label: str
    done: str
    sources: frozenset[PetitionStatus]
    target: PetitionStatus | None = None
    said: str = ""


_V = PetitionVerb
LIFECYCLE: dict[PetitionVerb, Passage] = {
    _V.LODGE: Passage(label="Gửi", done="Gửi phản ánh, kiến nghị", sources=frozenset(),
                      target=_S.LODGED, said="Đã gửi phản ánh, kiến nghị"),
    _V.RECEIVE: Passage(label="Tiếp nhận", done="Tiếp nhận", sources=NEW, target=_S.RECEIVED,
                        said="Cơ quan đã tiếp nhận"),
    _V.ASSIGN: Passage(label="Phân công xử lý", done="Phân công xử lý", sources=WORKED,
                       target=_S.PROCESSING),
    _V.DRAFT: Passage(label="Trình trả lời", done="Trình trả lời", sources=WORKED,
                      target=_S.DRAFTED),
    _V.APPROVE: Passage(label="Duyệt trả lời", done="Duyệt trả lời",
                        sources=frozenset({_S.DRAFTED}), target=_S.ANSWERED,
                        said="Đã có trả lời"),
    _V.SEND_BACK: Passage(label="Trả lại để sửa", done="Trả lại dự thảo",
                          sources=frozenset({_S.DRAFTED}), target=_S.PROCESSING),
    _V.PUBLISH: Passage(label="Công khai trả lời", done="Công khai trả lời",
                        sources=frozenset({_S.ANSWERED}), target=_S.PUBLISHED,
                        said="Trả lời đã công khai, không có tên ông/bà"),
    _V.CLOSE: Passage(label="Kết thúc, không công khai", done="Kết thúc, không công khai",
                      sources=frozenset({_S.ANSWERED}), target=_S.CLOSED,
                      said="Đã kết thúc, trả lời không công khai"),
    _V.ASK: Passage(label="Yêu cầu bổ sung", done="Yêu cầu bổ sung",
                    sources=frozenset({_S.LODGED}) | WORKED, target=_S.ASKED,
                    said="Cơ quan đề nghị ông/bà nói rõ thêm"),
    _V.SUPPLEMENT: Passage(label="Gửi bổ sung", done="Người gửi bổ sung",
                           sources=frozenset({_S.ASKED}), target=_S.SUPPLEMENTED,
                           said="Đã nhận bổ sung"),
    _V.CLASSIFY: Passage(label="Phân loại lại", done="Phân loại lại", sources=NEW | WORKED),
    _V.TRANSFER: Passage(label="Chuyển đơn vị khác", done="Chuyển đơn vị khác",
                         sources=NEW | WORKED, target=_S.TRANSFERRED,
                         said="Đã chuyển đến đơn vị có thẩm quyền"),
    _V.REPEAT: Passage(label="Đánh dấu lặp lại", done="Đánh dấu lặp lại", sources=OPEN),
    _V.RETURN: Passage(label="Trả lại, hướng dẫn gửi nơi khác", done="Trả lại",
                       sources=NEW, target=_S.RETURNED,
                       said="Trả lại, kèm hướng dẫn gửi nơi khác"),
    _V.REFUSE: Passage(label="Từ chối tiếp nhận", done="Từ chối tiếp nhận", sources=NEW,
                       target=_S.REFUSED, said="Không tiếp nhận"),
    _V.RATE: Passage(label="Đánh giá trả lời", done="Người gửi đánh giá", sources=TOLD),
    _V.RERECKON: Passage(label="Tính lại hạn", done="Tính lại hạn theo lịch làm việc",
                         sources=OPEN, said="Hạn xử lý tính lại vì lịch làm việc thay đổi"),
}  # fmt: skip


def check(verb: PetitionVerb, status: PetitionStatus) -> None:
    """Raises WrongState with what the petition waits for instead."""
    if status in LIFECYCLE[verb].sources:
        return
    raise WrongState(
        f"Phản ánh, kiến nghị đang ở trạng thái “{status.label}” nên không làm được việc "
        f"“{verb.label}”. Tải lại trang để xem việc làm được lúc này.",
        code="state",
    )


LIKED, DISLIKED = 1, -1
RATINGS = {LIKED: "Hài lòng", DISLIKED: "Không hài lòng"}

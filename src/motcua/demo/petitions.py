"""A small year of petitions in the demo province, some late, some published; the words are invented."""

from __future__ import annotations

import datetime as dt

from motcua.demo.lives import Office
from motcua.feedback import actions
from motcua.feedback.actions import About
from motcua.feedback.models import Petition
from motcua.feedback.rules.petition_wording import Petitioner, PetitionText
from motcua.kernel.actor import CITIZEN
from motcua.kernel.clock import VIETNAM
from motcua.organisations.officer import Officer
from motcua.organisations.rules.roles import Role

# Subject, kind, what was asked, what was answered.
_CASES = (
    ("Bị yêu cầu thêm bản sao chứng thực", "conduct",
     "Khi nộp hồ sơ, tôi bị yêu cầu thêm bản sao có chứng thực dù thủ tục không ghi.",
     "Cơ quan đã kiểm tra, nhắc nhở cán bộ và niêm yết lại thành phần hồ sơ tại quầy."),
    ("Đề nghị bỏ tờ khai trùng nhau", "regulation",
     "Hai tờ khai của thủ tục này hỏi cùng một nội dung, đề nghị gộp làm một.",
     "Cơ quan ghi nhận và đã đưa vào phương án đơn giản hóa thủ tục của năm."),
    ("Quầy đóng cửa trước giờ", "conduct",
     "Tôi đến lúc 16 giờ 45 thì quầy đã đóng cửa, trong khi giờ làm việc đến 17 giờ 30.",
     "Cơ quan xin lỗi và đã phân công người trực đến hết giờ làm việc."),
    ("Đề nghị nhận kết quả qua bưu chính", "regulation",
     "Nhà tôi ở xa trung tâm, đề nghị thủ tục này cho nhận kết quả tại nhà.",
     "Thủ tục đã có dịch vụ trả kết quả qua bưu chính; đăng ký ngay khi nộp hồ sơ."),
)  # fmt: skip
_WHO = Petitioner(name="Người gửi trình diễn", phone="0200000000")
_PLACES = ("mai-son", "so-noi-vu", "so-tu-phap")
_APART = 15  # days between two petitions
_YEAR = 345


class _Petition:
    """One petition and its head, at moments so many days before the demo's now."""

    def __init__(self, office: Office, until: dt.datetime, place: str, days: int) -> None:
        self.unit, self.until, self.days = office.units[place], until, days
        self.head: Officer = office.staff.of(self.unit, Role.LD)[0]

    def on(self, after: int, hour: int = 9) -> dt.datetime:
        day = self.until.astimezone(VIETNAM).date() - dt.timedelta(days=self.days - after)
        return dt.datetime.combine(day, dt.time(hour), VIETNAM)

    def lodged(self, number: int) -> Petition:
        subject, kind, content, _answer = _CASES[number % len(_CASES)]
        text = PetitionText(kind=kind, subject=subject, content=content)
        about = About(unit=self.unit)
        return actions.lodge_petition(text, _WHO, by=CITIZEN, at=self.on(0), about=about).petition

    def received(self, number: int) -> Petition:
        return actions.receive_petition(self.lodged(number), by=self.head, at=self.on(1))

    def published(self, number: int, after: int) -> None:
        answer, content = _CASES[number % len(_CASES)][3], _CASES[number % len(_CASES)][2]
        row = actions.draft_answer(
            self.received(number), by=self.head, at=self.on(after - 1), answer=answer
        )
        row = actions.approve_answer(row, by=self.head, at=self.on(after))
        row = actions.publish_answer(
            row, by=self.head, at=self.on(after, 14), question=content, answer=answer
        )
        actions.rate_answer(
            row, by=CITIZEN, at=self.on(after, 20), level=-1 if number % 5 == 0 else 1
        )


def make_petitions(office: Office, until: dt.datetime) -> None:
    """Every sixth is answered late; of the last, one waits, one is refused, one is overdue."""
    for number, days in enumerate(range(_YEAR, 45, -_APART)):
        one = _Petition(office, until, _PLACES[number % len(_PLACES)], days)
        one.published(number, after=33 if number % 6 == 5 else 9)
    _Petition(office, until, "mai-son", 40).received(0)
    refused = _Petition(office, until, "mai-son", 12)
    actions.refuse_petition(
        refused.lodged(1), by=refused.head, at=refused.on(1), text="Không nêu rõ việc cụ thể."
    )
    _Petition(office, until, "mai-son", 6).received(2)
    _Petition(office, until, "so-noi-vu", 1).lodged(3)

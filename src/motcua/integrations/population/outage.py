"""The register that does not answer: no link has been made, or the other side is down."""

from __future__ import annotations

from motcua.parties.register import RegisterAnswer, RegisterSilent
from motcua.parties.rules.details import PartyDetails


class SilentRegister:
    def ask(self, told: PartyDetails) -> RegisterAnswer:
        raise RegisterSilent(
            "Chưa kết nối được cơ sở dữ liệu quốc gia về dân cư, chưa đối chiếu được. "
            "Kiểm tra thẻ bằng mắt và làm tiếp; đối chiếu lại khi có kết nối.",
            code="register_silent",
        )

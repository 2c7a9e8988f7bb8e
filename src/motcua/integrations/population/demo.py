"""The register of the demo province: answers by rule, the same every time."""

from __future__ import annotations

from motcua.parties.models import CheckAnswer
from motcua.parties.register import RegisterAnswer
from motcua.parties.rules.details import PartyDetails

SOURCE = "CSDLQG về dân cư (bản trình diễn)"
# Ends of numbers for which the demo has something else to say than yes.
SAID = {"00": CheckAnswer.UNKNOWN, "99": CheckAnswer.DIFFERS}


class DemoRegister:
    def ask(self, told: PartyDetails) -> RegisterAnswer:
        answer = SAID.get(told.identity[-2:], CheckAnswer.MATCHES)
        return RegisterAnswer(answer=answer, source=SOURCE)

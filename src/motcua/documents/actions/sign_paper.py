"""An official's signature on a paper that their act makes (Luật GDĐT 2023, Điều 22; NĐ 30/2020/NĐ-CP).

The paper is set, signed, verified and kept with the act, or nothing is. An official who holds no
key in force signs on paper, and the act tells so.
"""

from __future__ import annotations

import datetime as dt

from motcua.documents.actions.sign_document import sign_document
from motcua.documents.actions.store_file import store_file
from motcua.documents.actions.unlock_key import OpenedKey
from motcua.documents.models import StoredFile
from motcua.documents.queries.signing_keys import has_key
from motcua.documents.rendering.typesetting import set_issued
from motcua.documents.rules.issued import IssuedPaper
from motcua.documents.rules.media import FileKind
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.organisations.officer import Officer


def sign_paper(
    paper: IssuedPaper,
    *,
    name: str,
    reason: str,
    by: Actor,
    at: dt.datetime,
    with_key: OpenedKey | None,
    made: list[StoredFile],
) -> StoredFile | None:
    """The signed file; None where it is signed on paper. `made`: of `kept_together`.

    Raises InvalidInput (`pin`) where a key is held and was not opened, and what `sign_document`
    raises.
    """
    if with_key is None:
        if isinstance(by, Officer) and has_key(by, at):
            raise InvalidInput("Nhập mã PIN ký số để ký văn bản này.", field="pin", code="no_pin")
        return None
    assert isinstance(by, Officer), "a key was opened, so an official stands here"
    draft = store_file(set_issued(paper, at=at), name=name, by=by, at=at, kind=FileKind.DRAFT)
    made.append(draft)
    signed = sign_document(draft, by=by, at=at, pin=with_key, reason=reason)
    made.append(signed)
    return signed

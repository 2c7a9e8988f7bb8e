"""The secrets that open a questionnaire: made once, kept as digests, found by digest."""

from __future__ import annotations

import secrets

from django.utils.crypto import salted_hmac

from motcua.feedback.models import Invitation, SampleMember
from motcua.kernel.codes import SECRET_ALPHABET
from motcua.kernel.folding import clean_text

LENGTH = 10  # 45 bits, and wrong ones are limited
_HALF = LENGTH // 2


def new_token() -> str:
    return "".join(secrets.choice(SECRET_ALPHABET) for _ in range(LENGTH))


def digest_of(token: str) -> str:
    """Keyed: who has read the database cannot find the secret by trying."""
    return salted_hmac("motcua.feedback.invitation", plain(token), algorithm="sha256").hexdigest()


def plain(token: str) -> str:
    return "".join(sign for sign in clean_text(token).upper() if sign.isalnum())[: LENGTH * 2]


def printed(token: str) -> str:
    """`ACDEF-34679`: easier to type."""
    return f"{token[:_HALF]}-{token[_HALF:]}"


def member_of(token: str) -> SampleMember | None:
    """None for what opens nothing, whatever the reason."""
    if len(plain(token)) != LENGTH:
        return None
    rows = Invitation.objects.select_related("member__survey__questionnaire", "member__stratum")
    found = rows.filter(digest=digest_of(token)).first()
    return found.member if found else None

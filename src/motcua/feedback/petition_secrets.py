"""The secret by which a petition is followed: told once, kept as a keyed digest."""

from __future__ import annotations

import hmac

from django.utils.crypto import salted_hmac

from motcua.kernel.folding import clean_text


def digest_of(secret: str) -> str:
    plain = "".join(sign for sign in clean_text(secret).upper() if sign.isalnum())[:20]
    return salted_hmac("motcua.feedback.petition", plain, algorithm="sha256").hexdigest()


def opens(digest: str, secret: str) -> bool:
    return hmac.compare_digest(digest, digest_of(secret))

"""What may be seen of a person outside the dossier. Lists, prints and notices obey the same."""

from __future__ import annotations

DOT = "•"
SHOWN_OF_IDENTITY = 4
GROUP = 4


def digits_of(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


def mask_identity(number: str | None) -> str:
    """Last four of an identity number: `•••• •••• 4821`; a shorter one shows at most half."""
    signs = digits_of(number or "")
    shown = min(SHOWN_OF_IDENTITY, len(signs) // 2)
    hidden = DOT * (len(signs) - shown)
    return grouped(hidden + signs[len(signs) - shown :])


def grouped(text: str) -> str:
    """In fours, counted from the end."""
    first = len(text) % GROUP
    pieces = [text[:first], *(text[at : at + GROUP] for at in range(first, len(text), GROUP))]
    return " ".join(piece for piece in pieces if piece)


def mask_phone(number: str | None) -> str:
    """First two and last three: `09•• ••• 321`."""
    signs = digits_of(number or "")
    if len(signs) < 8:
        return DOT * len(signs)
    masked = signs[:2] + DOT * (len(signs) - 5) + signs[-3:]
    return " ".join((masked[:-6], masked[-6:-3], masked[-3:]))


def mask_email(address: str | None) -> str:
    """First letter and domain: `l•••@example.vn`."""
    name, at, domain = (address or "").rpartition("@")
    return f"{name[0]}{DOT * 3}@{domain}" if at and name else ""


def birth_year(born: object) -> str:
    """Outside the dossier a birth is a year."""
    year = getattr(born, "year", None)
    return str(year) if year else str(born or "")[:4]


def commune_of(address: str | None) -> str:
    """The commune alone: what comes last or next to last, before the province."""
    pieces = [piece.strip() for piece in (address or "").split(",") if piece.strip()]
    for piece in reversed(pieces):
        if piece.lower().startswith(("xã ", "phường ", "đặc khu ", "thị trấn ")):
            return piece
    return ""

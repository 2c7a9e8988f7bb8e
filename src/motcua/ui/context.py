"""Appearance of the page: density, text size, theme; chosen by a person, kept in cookies."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

DENSITIES = ("comfortable", "compact")
SIZES = ("100", "115", "130")
THEMES = ("light", "wall")
CHOICES = {"density": DENSITIES, "size": SIZES, "theme": THEMES, "keys": ("on", "off")}


@dataclass(frozen=True)
class Appearance:
    density: str = DENSITIES[0]
    size: str = SIZES[0]
    theme: str = THEMES[0]
    keys: str = "on"


def cookie_name(choice: str) -> str:
    return f"mc_{choice}"


def appearance_of(request: HttpRequest) -> Appearance:
    """What the cookies say; a value we do not know is the default."""
    chosen = {
        choice: request.COOKIES.get(cookie_name(choice), "")
        for choice, allowed in CHOICES.items()
        if request.COOKIES.get(cookie_name(choice)) in allowed
    }
    return Appearance(**chosen)


def appearance(request: HttpRequest) -> dict[str, Appearance]:
    """Context processor; layouts also work without it."""
    return {"mc_look": appearance_of(request)}

"""Accounts that a visitor logs in with: one password, and second factors that can be read off."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import time
from dataclasses import dataclass

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from allauth.mfa.utils import decrypt

from motcua.demo.reading import data
from motcua.demo.units import Tree
from motcua.kernel.actor import OPERATOR
from motcua.organisations.actions import open_account
from motcua.organisations.models import Post
from motcua.organisations.queries import units
from motcua.organisations.rules.roles import Role


@dataclass(frozen=True, kw_only=True)
class DemoAccount:
    """`code` is the one-time code of this moment, good for `seconds_left` more."""

    role: str
    role_name: str
    name: str
    title: str
    unit: str
    username: str
    password: str
    code: str
    seconds_left: int


def open_accounts(tree: Tree, seed: str) -> None:
    """Each for the first holder of its role in its unit who has none yet."""
    known = data("accounts")
    for row in known["accounts"]:
        posts = Post.objects.filter(unit=tree.units[row["unit"]], role=row["role"])
        post = posts.filter(official__account=None).select_related("official").order_by("pk")[0]
        account = open_account(
            post.official, by=OPERATOR, at=tree.at, username=row["username"],
            password=known["password"],
        )  # fmt: skip
        auth.TOTP.activate(account, secret_of(row["username"], seed))


def secret_of(username: str, seed: str) -> str:
    """The same seed gives the same secret, so a telephone set up once goes on working."""
    digest = hashlib.sha256(f"motcua demo {seed} {username}".encode()).digest()
    return base64.b32encode(digest[:20]).decode()


def listing(on: dt.date) -> list[DemoAccount]:
    """The showcase accounts that exist, in the order of the data; nobody else's, ever."""
    return [found for row in data("accounts")["accounts"] if (found := _listed(row, on))]


def _listed(row: dict[str, str], on: dt.date) -> DemoAccount | None:
    name = row["username"]
    posts = Post.objects.filter(official__account__username=name).select_related("official")
    factor = Authenticator.objects.filter(user__username=name, type=Authenticator.Type.TOTP).first()
    post = posts.first()
    if post is None or factor is None:
        return None
    code, seconds_left = _current_code(decrypt(factor.data["secret"]))
    return DemoAccount(
        role=post.role, role_name=Role(post.role).label, name=post.official.name,
        title=post.title, unit=_place(post.unit_id, on), username=name,
        password=data("accounts")["password"], code=code, seconds_left=seconds_left,
    )  # fmt: skip


def _place(unit_id: int, on: dt.date) -> str:
    """With the agency of a division: every commune has a Phòng Kinh tế."""
    agency = units.tree(on).agency(unit_id)
    name = units.unit_name(unit_id, on)
    return name if agency is None or agency.unit_id == unit_id else f"{name}, {agency.name}"


def _current_code(secret: str) -> tuple[str, int]:
    period = app_settings.TOTP_PERIOD
    counter, gone = divmod(int(time.time()), period)
    return auth.format_hotp_value(auth.hotp_value(secret, counter)), period - gone

"""Which pages `bench growth` asks for, and whose: lists, dossiers, search and boards of every role
that has them, and what citizens read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

PASSWORD = "mot-cua-son-la-2026"  # noqa: S105 - of an account of this run alone
DESK, BOARD = "/ban-lam-viec/", "bang-so-lieu/"
LISTS = {
    "Lò Thị Hạnh": ("", "danh-sach/cho-tra/", "danh-sach/da-tra/", "tim/?q=lo+van+on"),
    "Cầm Thị Ngọc": ("", "danh-sach/cua-toi/", "danh-sach/da-xu-ly/"),
    "Quàng Văn Dũng": ("", "danh-sach/cho-phan-cong/"),
    "Hoàng Văn Nghĩa": ("", "danh-sach/trinh-ky/"),
    "Đèo Thị Kiểm": ("", "danh-sach/tat-ca/", "tim/?q=lo+van+on"),
}
# The same of the smallest commune.
LISTS_OF_A_VILLAGE = {
    "Sồng A Lềnh": ("", "danh-sach/tat-ca/", "danh-sach/da-tra/", "tim/?q=lo+van+on"),
    "Vừ Thị Dợ": ("", "danh-sach/da-xu-ly/", "tim/?q=lo+van+on"),
    "Hạng A Chớ": ("", "danh-sach/tat-ca/"),
    "Thào Thị Mỷ": ("", "danh-sach/tat-ca/"),
}
# Every role that may see boards: unit head, head of an agency, centres of a commune and of the
# province, Sở Nội vụ, inspectors (of whom nothing was ordered: nothing to see), chairman.
BOARDS = {
    "Quàng Văn Dũng": ("",), "Hoàng Văn Nghĩa": ("", "don-vi/", "tre-han/"), "Hà Thị Bình": ("",),
    "Lù Văn Tâm": ("",), "Vàng Thị Nội": ("", "don-vi/", "linh-vuc/"), "Hờ A Tra": ("",),
    "Tráng A Chủ": ("", "?ky=2026", "man-hinh-lon/", "don-vi/", "linh-vuc/", "tre-han/"),
    "Đèo Thị Kiểm": (
        "", "?ky=2026", "don-vi/", "don-vi/?ky=2026", "linh-vuc/", "linh-vuc/?ky=2026", "tre-han/",
        "ho-so/?loai=tiep-nhan", "ho-so/?loai=qua-han&ky=2026", "ho-so/?loai=dang-qua-han",
        "man-hinh-lon/", "cach-tinh/", "canh-bao/", "nguong/",
    ),
}  # fmt: skip
PUBLIC = ("/", "/thu-tuc/", "/tra-cuu/", "/thong-ke/")


@dataclass(frozen=True, kw_only=True)
class Page:
    """`ask` answers anew each time; `holds` must be in what it answers."""

    name: str
    ask: Callable[[], Any]
    holds: str = ""
    board: bool = False


def pages(province: Any) -> Iterator[Page]:
    for who, paths in LISTS.items():
        yield from _of(province, who, paths, DESK)
    for who, paths in LISTS_OF_A_VILLAGE.items():
        yield from _of(province, who, paths, DESK, at=" of a village")
    for who, paths in BOARDS.items():
        yield from _of(province, who, paths, f"{DESK}{BOARD}", board=True)
    yield from _of_a_dossier(province)
    yield from _of_citizens()


def _of(
    province: Any,
    who: str,
    paths: tuple[str, ...],
    under: str,
    *,
    board: bool = False,
    at: str = "",
) -> Iterator[Page]:
    client = signed_in(province, who)
    officer = province.officer(who)
    # Two roles may have the same board of two places.
    at = f" {province.posts[who].unit.slug}" if board else at
    whose = f"{officer.role}{at} {'' if board else '/'}"
    for path in paths:
        name = f"{whose}{BOARD if board else ''}{path}"
        yield Page(name=name, ask=_getting(client, f"{under}{path}"), board=board)


def _of_a_dossier(province: Any) -> Iterator[Page]:
    from django.test import Client

    from motcua.dossiers.models import Dossier
    from motcua.dossiers.queries.lookup import secret_of

    held = province.posts["Cầm Thị Ngọc"]
    running = Dossier.objects.filter(status=4, holder_post=held).latest("pk")
    case, anybody = signed_in(province, "Cầm Thị Ngọc"), Client()
    yield Page(
        name="CV dossier", ask=_getting(case, f"{DESK}ho-so/{running.code}/"), holds=running.code
    )
    given = {"code": running.code, "secret": secret_of(running)}
    yield Page(
        name="public look-up", ask=lambda: anybody.post("/tra-cuu/", given), holds=running.code
    )


def _of_citizens() -> Iterator[Page]:
    from django.test import Client

    from motcua.reports.queries import public_board

    anybody = Client()
    for path in PUBLIC:
        yield Page(name=f"public {path}", ask=_getting(anybody, path))

    def anew() -> Any:
        public_board.forget()
        return anybody.get("/thong-ke/", headers={"accept-encoding": "gzip"})

    yield Page(name="public /thong-ke/ read anew", ask=anew, board=True)


def _getting(client: Any, path: str) -> Callable[[], Any]:
    return lambda: client.get(path, headers={"accept-encoding": "gzip"})


def signed_in(province: Any, name: str) -> Any:
    from django.contrib.auth import get_user_model
    from django.test import Client

    from motcua.kernel.actor import OPERATOR
    from motcua.organisations.actions import open_account
    from tests.province import FOUNDED

    official = province.posts[name].official
    username = f"tk{official.pk}"
    account = get_user_model().objects.filter(username=username).first() or open_account(
        official, by=OPERATOR, at=FOUNDED, username=username, password=PASSWORD
    )
    client = Client()
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client

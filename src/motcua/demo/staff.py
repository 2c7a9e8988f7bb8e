"""Officials of the demo province, in the posts that every unit needs."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from random import Random

from motcua.demo.names import full_name
from motcua.demo.reading import data
from motcua.demo.units import Commune, Tree, communes, divisions_of
from motcua.kernel.actor import OPERATOR
from motcua.organisations.actions import give_post
from motcua.organisations.models import Post
from motcua.organisations.officer import Officer
from motcua.organisations.queries import officers
from motcua.organisations.rules.roles import Role

LARGE = 3
POLICE_ONE = "cong-an"

PROVINCIAL = (
    ("son-la", Role.LDT, "Chủ tịch UBND tỉnh"),
    ("son-la", Role.LDT, "Phó Chủ tịch UBND tỉnh"),
    ("van-phong-ubnd-ks", Role.KS, "Chuyên viên kiểm soát thủ tục hành chính"),
    ("van-phong-ubnd-ks", Role.KS, "Chuyên viên kiểm soát thủ tục hành chính"),
    ("so-noi-vu-cchc", Role.NV, "Chuyên viên cải cách hành chính"),
    ("thanh-tra-tinh-nghiep-vu", Role.TT, "Thanh tra viên"),
    ("trung-tam-tinh", Role.GD, "Giám đốc Trung tâm"),
    ("trung-tam-tinh", Role.TC, "Kế toán"),
    ("trung-tam-tinh", Role.QTN, "Quản trị nghiệp vụ"),
    ("trung-tam-tinh", Role.QTK, "Quản trị kỹ thuật"),
    *[("trung-tam-tinh", Role.TN, "Công chức tiếp nhận")] * 6,
)


class Staff:
    """Who holds which role where; officers are read once, as posts do not change meanwhile."""

    def __init__(self, on: dt.date) -> None:
        self._by_place: dict[tuple[int, str], list[Officer]] = defaultdict(list)
        self._by_post: dict[int, Officer] = {}
        for post in Post.objects.select_related("official").order_by("pk"):
            officer = officers.officer_in(post, on)
            self._by_place[post.unit_id, post.role].append(officer)
            self._by_post[post.pk] = officer

    def of(self, unit_id: int, role: str) -> list[Officer]:
        return self._by_place[unit_id, role]

    def holder(self, post_id: int | None) -> Officer | None:
        return self._by_post.get(post_id) if post_id else None


def give_posts(tree: Tree, rng: Random) -> None:
    """Every post of the province is held by somebody from the reorganisation on."""
    for slug, role, title in [*PROVINCIAL, *_departmental(), *_communal(), *HELPERS]:
        give_post(
            full_name(rng, woman=rng.random() < 0.45), by=OPERATOR, at=tree.at,
            unit=tree.units[slug], role=role, title=title,
            valid_from=data("units")["reorganised_on"],
        )  # fmt: skip


def _departmental() -> list[tuple[str, Role, str]]:
    posts: list[tuple[str, Role, str]] = []
    for row in data("units")["departments"]:
        slug, what = row["slug"], _rank(row["name"])
        posts += [
            (slug, Role.LD, f"Giám đốc {what}" if what == "Sở" else f"Lãnh đạo {row['name']}"),
            (slug, Role.LD, f"Phó Giám đốc {what}" if what == "Sở" else "Phó lãnh đạo cơ quan"),
            (slug, Role.VT, "Văn thư"),
        ]
        for division in divisions_of(slug):
            posts.append((division, Role.TP, "Trưởng phòng"))
            posts += [(division, Role.CV, "Chuyên viên")] * 3
    return posts


def _rank(name: str) -> str:
    return "Sở" if name.startswith("Sở") else ""


def _communal() -> list[tuple[str, Role, str]]:
    return [post for commune in communes() for post in _of_commune(commune)]


HELPERS = (("mai-son-trung-tam", Role.HT, "Thành viên Tổ công nghệ số cộng đồng"),)


def _of_commune(commune: Commune) -> list[tuple[str, Role, str]]:
    slug, centre = commune.slug, f"{commune.slug}-trung-tam"
    kind = commune.kind.lower()
    posts = [
        (slug, Role.LD, f"Chủ tịch UBND {kind}"),
        (slug, Role.LD, f"Phó Chủ tịch UBND {kind}"),
        (slug, Role.VT, "Văn thư"),
        (centre, Role.GD, "Giám đốc Trung tâm"),
        *[(centre, Role.TN, "Công chức tiếp nhận")] * (2 if commune.size >= LARGE else 1),
    ]
    for division in divisions_of(slug):
        police = division.endswith(POLICE_ONE)
        head = f"Trưởng Công an {kind}" if police else "Trưởng phòng"
        posts.append((division, Role.TP, head))
        posts += [(division, Role.CV, "Cán bộ" if police else "Chuyên viên")] * 2
    return posts

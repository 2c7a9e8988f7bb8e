"""The live catalogue: every component renders, reads without scripts, obeys the content policy."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from tests.browser import PHONE, WIDE

pytestmark = pytest.mark.urls("motcua.ui.urls")
ADDRESS = "/ban-lam-viec/mau-giao-dien"


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def having(self, name: str) -> list[str]:
        return [found[name] or "" for _, found in self.tags if name in found]


@pytest.fixture
def text(client, db):
    answer = client.get(ADDRESS)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def markup(text):
    return Page(text)


def test_every_component_is_shown(markup):
    from motcua.ui import samples

    assert len([1 for classes in markup.having("class") if "mc-chip " in classes]) > len(
        samples.deadlines()
    )
    shown = " ".join(markup.having("class"))
    for part in (
        "mc-badge", "mc-bar--24", "mc-clock", "mc-conflict", "mc-count", "mc-dialog", "mc-diff",
        "mc-empty", "mc-errors", "mc-facts", "mc-field--error", "mc-filters", "mc-kpi",
        "mc-notice--error", "mc-pager", "mc-paper", "mc-person", "mc-popover", "mc-rail__nav",
        "mc-selection", "mc-stepper", "mc-timeline", "mc-views", "mc-worklist", "mc-approval",
    ):  # fmt: skip
        assert part in shown, part


def test_page_has_its_frame(markup, text):
    headings = [int(tag[1]) for tag, _ in markup.tags if re.fullmatch(r"h\d", tag)]
    links = markup.having("href")

    assert [attrs.get("lang") for tag, attrs in markup.tags if tag == "html"] == ["vi"]
    assert headings.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(headings))
    assert "#noi-dung" in links
    assert "Đến nội dung chính" in text
    assert "mc-thong-bao" in markup.having("id")


def test_content_policy_is_kept(markup, text):
    assert not markup.having("style")
    assert not [
        name for _, attrs in markup.tags for name in attrs if name.startswith(("on", "hx-on"))
    ]
    assert not re.findall(r"<style\b|<script(?![^>]*\bsrc=)", text)


def test_names_in_the_page_are_unique_and_lead_somewhere(markup):
    names = markup.having("id")
    wanted = markup.having("for") + markup.having("popovertarget") + markup.having("data-mc-opens")
    described = [one for value in markup.having("aria-labelledby") for one in value.split()]

    assert len(names) == len(set(names))
    assert not set(wanted + described) - set(names)


def test_full_sentence_is_the_name_of_a_chip(markup):
    names = [attrs.get("aria-label") or "" for tag, attrs in markup.tags if "data-mc-why" in attrs]
    assert any(name.startswith("Hôm nay 15:40. Sắp đến hạn:") for name in names), names


@pytest.mark.django_db
def test_appearance_is_kept_without_scripts(client):
    answer = client.post("/giao-dien", {"size": "130", "theme": "bogus", "next": ADDRESS})

    assert (answer.status_code, answer["Location"]) == (303, ADDRESS)
    assert answer.cookies["mc_size"].value == "130"
    assert "mc_theme" not in answer.cookies
    assert 'data-size="130"' in client.get(ADDRESS).content.decode()


@pytest.mark.django_db
def test_appearance_leads_nowhere_else(client):
    answer = client.post("/giao-dien", {"size": "115", "next": "//elsewhere.example/"})

    assert answer["Location"] == "/"


def test_html_in_names_is_text():
    from django.template import Context, Template

    from motcua.ui.values import Person

    mean = Person(name="<script>alert(1)</script>", address="'; DROP TABLE--")
    shown = Template("{% load mc %}{% mc_person person %}").render(Context({"person": mean}))

    assert "<script" not in shown
    assert "&lt;script&gt;" in shown


@pytest.mark.parametrize("look", ["", "?density=compact&theme=wall", "?density=compact&size=130"])
@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_every_state_is_accessible(new_page, axe, served, look, viewport):
    page = new_page(viewport=viewport)
    page.goto(ADDRESS + look)

    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


def test_keyboard_walks_selects_and_asks_why(page, served):
    page.goto(ADDRESS)
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.textContent").endswith("0042")

    page.keyboard.press("Space")  # it was ticked
    assert page.locator(".mc-selection").is_hidden()
    page.keyboard.press("Space")
    assert page.locator("[data-mc-chosen]").inner_text() == "Đã chọn 1 hồ sơ"

    page.keyboard.press("?")
    assert page.locator("#mc-phim").is_visible()
    page.keyboard.press("Escape")
    page.locator("#con").evaluate("layer => layer.showPopover()")
    assert page.locator("#con").get_by_text("Vì sao hạn là 08:20 thứ Sáu, 16/10/2026?").is_visible()


def test_only_acts_lawful_for_the_chosen_are_offered(page, served):
    page.goto(ADDRESS)
    page.locator("[data-mc-pick]").nth(0).check()

    assert page.locator("[data-mc-act=assign]").inner_text() == "Phân công"
    assert page.locator("[data-mc-act=transfer]").text_content() == "Bàn giao (1/2 hồ sơ)"


def test_letters_do_nothing_in_fields_or_when_switched_off(page, served):
    page.goto(ADDRESS)
    field = page.locator("#id_note")
    field.focus()
    page.keyboard.type("j?")
    assert field.input_value() == "j?"

    page.evaluate("document.documentElement.dataset.keys = 'off'; document.activeElement.blur()")
    page.keyboard.press("?")
    assert page.locator("#mc-phim").is_hidden()


def test_dialog_opens_and_gives_the_focus_back(page, served):
    page.goto(ADDRESS)
    opener = page.locator("[data-mc-opens=tu-choi-ho-so]")
    opener.click()
    assert page.locator("#tu-choi-ho-so").is_visible()

    page.locator("#tu-choi-ho-so [data-mc-closes]").click()
    assert opener.evaluate("link => link === document.activeElement")


def test_without_scripts_layers_still_open(new_page, served):
    page = new_page(java_script_enabled=False)
    page.goto(ADDRESS)
    page.locator("[href='#tu-choi-ho-so']").click()

    assert page.locator("#tu-choi-ho-so").is_visible()
    assert page.locator(".mc-selection").is_visible()

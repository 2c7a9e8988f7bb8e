"""Every sentence of a page has its English, with the same placeholders, and no page mixes both."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.test import Client
from django.utils import translation
from django.utils.translation import trans_real
from django.utils.translation.template import templatize

from motcua.dossiers import actions
from motcua.dossiers.actions.request_supplement import MissingPaper
from motcua.dossiers.queries import acts, lookup
from motcua.dossiers.queries.worklists import KINDS
from motcua.dossiers.rules.lifecycle import Status, Verb
from motcua.kernel.actor import OPERATOR
from motcua.legislation.actions import import_documents
from motcua.legislation.actions.import_documents import own_rows
from motcua.legislation.rules.documents import KINDS as DOCUMENTS
from motcua.legislation.rules.documents import Standing
from motcua.organisations.actions import open_account
from motcua.organisations.rules.roles import Role
from motcua.parties.models import PartyKind
from motcua.procedures.queries import managed
from motcua.procedures.rules import online
from motcua.procedures.rules.audience import LEVELS
from motcua.procedures.rules.comparison import UNIT_RULES
from motcua.ui.deadline import deadline_view
from motcua.ui.spans import DAY, HOUR
from motcua.ui.words import has_vietnamese
from tests.catalogue import newer_process, newer_version
from tests.province import FOUNDED

ROOM = Path(__file__).resolve().parents[2] / "src" / "motcua"
CATALOGUE = ROOM / "locale" / "en" / "LC_MESSAGES" / "django.po"
CALLS = {
    "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2), "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|(?<!%)\{\w*\}")
SAYS = {"aria-label", "placeholder", "title", "alt", "data-mc-busy", "data-mc-text"}
# Placeholders show how to type in Vietnamese; titles of windows cannot be marked.
SHOWN_AS_THEY_ARE = {"khai sinh, đất, hộ kinh doanh…"}


def _sources() -> Iterator[Path]:
    for kind in ("*.py", "*.html", "*.txt"):
        yield from (path for path in ROOM.rglob(kind) if "static" not in path.parts)


def _said() -> Iterator[tuple[str | None, tuple[str, ...]]]:
    """Context and words; the words are two where they count."""
    for path in _sources():
        if path.suffix == ".txt" and "templates" not in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        code = text if path.suffix == ".py" else templatize(text)
        found = extract(
            "python", io.BytesIO(code.encode()), keywords=CALLS, options={"encoding": "utf-8"}
        )
        for _line, words, _comments, context in found:
            yield context, ((words,) if isinstance(words, str) else tuple(words))


@pytest.fixture(scope="module")
def catalogue():
    with CATALOGUE.open("rb") as source:
        return read_po(source, locale="en")


@pytest.fixture
def english(catalogue, tmp_path, settings):
    """The catalogue as it stands in the source, compiled or not."""
    folder = tmp_path / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "django.mo").open("wb") as made:
        write_mo(made, catalogue)
    settings.LOCALE_PATHS = [str(tmp_path)]
    trans_real._translations.clear()
    with translation.override("en"):
        yield
    trans_real._translations.clear()


def _english_of(message: Message | None) -> list[str]:
    if message is None or message.fuzzy:
        return []
    found = [message.string] if isinstance(message.string, str) else list(message.string)
    return [text for text in found if text]


def test_every_sentence_has_its_english(catalogue):
    said = set(_said())
    assert len(said) > 700
    lacking = {
        words[0]
        for context, words in said
        if len(_english_of(catalogue.get(words[0], context))) != len(words)
    }
    assert not lacking


def test_english_keeps_every_placeholder(catalogue):
    broken = []
    for message in catalogue:
        if not message.id:
            continue
        wanted = [message.id] if isinstance(message.id, str) else list(message.id)
        broken += [
            said
            for text, said in zip(wanted, _english_of(message), strict=True)
            if set(PLACEHOLDER.findall(text)) != set(PLACEHOLDER.findall(said))
        ]
    assert not broken


def test_english_has_no_sentence_that_nobody_says(catalogue):
    said = {(context, words[0]) for context, words in _said()}
    kept = {(m.context, m.id if isinstance(m.id, str) else m.id[0]) for m in catalogue if m.id}
    assert not kept - said
    assert not catalogue.obsolete


def test_labels_of_the_rooms_have_their_english(catalogue):
    labels = {
        *(status.label for status in Status),
        *(verb.label for verb in Verb),
        *(verb.done for verb in Verb),
        *(kind.label for kinds in KINDS.values() for kind in kinds),
        *(role.label for role in Role),
        *(str(kind.label) for kind in PartyKind),
        *acts._WAITING.values(),
        *lookup._SHOWN.values(),
        *DOCUMENTS.values(),
        *(standing.label for standing in Standing),
        *managed.STATES.values(),
        *online.LABELS.values(),
        *online.SYSTEMS.values(),
        *LEVELS.values(),
        *UNIT_RULES.values(),
    }
    assert not {label for label in labels if not _english_of(catalogue.get(label))}


def test_a_deadline_is_told_in_english(english):
    now = dt.datetime.fromisoformat("2026-10-08T09:12+07:00")
    due = dt.datetime.fromisoformat("2026-10-16T08:20+07:00")
    left = 5 * DAY + 7 * HOUR
    view = deadline_view(now=now, due_at=due, remaining_seconds=left, term_seconds=10 * DAY)
    assert view.words == "5 d 7 h left"
    assert view.sentence == "5 working days 7 h left. Due: 08:20 Friday, 16/10/2026."
    late = deadline_view(now=due, due_at=now, remaining_seconds=-left, term_seconds=10 * DAY)
    assert late.sentence == "Overdue by 5 working days 7 h, since 09:12 Thursday, 08/10/2026."


class _Unmarked(HTMLParser):
    """Collects Vietnamese text of a page that stands outside `lang="vi"`."""

    VOID = frozenset({"meta", "link", "input", "br", "img", "hr", "source"})

    def __init__(self) -> None:
        super().__init__()
        self.spoken: list[tuple[str, str]] = []
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        spoken = told.get("lang") or (self.spoken[-1][1] if self.spoken else "")
        if tag not in self.VOID:
            self.spoken.append((tag, spoken))
        for name in SAYS & told.keys():
            self._hear(told[name] or "", spoken)

    def handle_endtag(self, tag: str) -> None:
        while self.spoken and self.spoken.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.spoken and self.spoken[-1][0] not in {"title", "script", "style"}:
            self._hear(data, self.spoken[-1][1])

    def _hear(self, text: str, spoken: str) -> None:
        if spoken != "vi" and has_vietnamese(text) and text not in SHOWN_AS_THEY_ARE:
            self.found.append(text.strip())


def _told(client: Client, address: str, **posted: str) -> str:
    client.cookies["django_language"] = "en"
    answer = client.post(address, posted) if posted else client.get(address)
    page = answer.content.decode()
    assert '<html lang="en"' in page
    return page


def _unmarked(page: str) -> list[str]:
    reader = _Unmarked()
    reader.feed(page)
    return reader.found


@pytest.fixture
def officer(province, clock, settings):
    """`officer("Lò Thị Hạnh")` is a client of that official."""
    settings.MOTCUA_REQUIRE_TOTP = False

    def sign_in(name: str) -> Client:
        official = province.posts[name].official
        account = open_account(
            official, by=OPERATOR, at=FOUNDED, username=f"en{official.pk}", password="mot-cua-2026"
        )
        client = Client()
        client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["/", "/thu-tuc/", "/tra-cuu/", "/tro-giup/", "/noi-tiep-nhan/"]
)
def test_the_portal_in_english(english, client, province, clock, address):
    assert not _unmarked(_told(client, address))


@pytest.mark.parametrize("state", ["registered", "received", "paused", "held", "returned"])
def test_the_dossier_in_english(english, officer, province, state):
    dossier = _dossier(province, state)
    client = officer("Cầm Thị Ngọc" if state == "held" else "Lò Thị Hạnh")
    page = _told(client, f"/ban-lam-viec/ho-so/{dossier.code}/")
    assert "History" in page or "What has happened" in page
    assert not _unmarked(page)


OFFICERS = ["Lò Thị Hạnh", "Cầm Thị Ngọc", "Quàng Văn Dũng", "Hoàng Văn Nghĩa"]


@pytest.mark.parametrize("name", OFFICERS)
def test_the_desk_in_english(english, officer, province, name):
    for state in ("registered", "received", "paused", "held", "returned"):
        _dossier(province, state)
    client = officer(name)
    home = _told(client, "/ban-lam-viec/")
    assert "<h1" in home and "Today" in home
    assert not _unmarked(home)
    lists = dict.fromkeys(re.findall(r'href="(/ban-lam-viec/danh-sach/[\w-]+/)"', home))
    assert lists
    for address in lists:
        assert not _unmarked(_told(client, address))


def test_intake_in_english(english, officer, province):
    client = officer("Lò Thị Hạnh")
    assert not _unmarked(_told(client, "/ban-lam-viec/tiep-nhan/"))
    address = "/ban-lam-viec/tiep-nhan/"
    client.post(address, {"act": "procedure:1.013833", "applicant_name": "Lò Văn Păn"})
    page = _told(client, address)
    assert "Receive and print the slip" in page
    assert not _unmarked(page)
    refused = client.post(address, {"act": "receive", "procedure": "1.013833"}).content.decode()
    assert not _unmarked(refused)


CATALOGUE_PAGES = (
    "thu-tuc/", "thu-tuc/?tt=draft", "thu-tuc/1.013833/", "thu-tuc/1.013833/phien-ban/2/",
    "thu-tuc/1.013833/so-sanh/", "thu-tuc/1.013833/so-sanh/?loai=quy-trinh",
    "thu-tuc/1.013833/quy-trinh/1/", "thu-tuc/1.013833/quy-trinh/1/chuyen/",
    "van-ban/", "van-ban/?dan=on", "van-ban/moi/", "van-ban/62-2021-nd-cp/",
)  # fmt: skip


def test_the_catalogue_and_the_law_in_english(english, officer, province):
    import_documents(own_rows(), by=OPERATOR, at=_moment("08:00"))
    newer_process()
    newer_version()
    province.received()
    client = officer("Đèo Thị Kiểm")
    for address in CATALOGUE_PAGES:
        assert not _unmarked(_told(client, f"/ban-lam-viec/{address}")), address


def test_the_desk_changes_its_language(officer, province):
    client = officer("Lò Thị Hạnh")
    page = client.get("/ban-lam-viec/").content.decode()
    assert '<html lang="vi"' in page
    assert 'action="/ngon-ngu/"' in page
    answer = client.post("/ngon-ngu/", {"language": "en", "next": "/ban-lam-viec/"})
    assert answer["Location"] == "/ban-lam-viec/"
    assert '<html lang="en"' in client.get("/ban-lam-viec/").content.decode()


def test_papers_stay_vietnamese_for_an_officer_who_reads_english(english, officer, province):
    dossier = province.received()
    page = _told(officer("Lò Thị Hạnh"), f"/ban-lam-viec/ho-so/{dossier.code}/")
    reasons = re.search(r'class="mc-reasons[^>]*lang="vi".*?</button>', page, re.DOTALL)
    assert reasons
    assert "nộp trực tiếp" in reasons.group()


def _dossier(province, state: str):
    if state == "registered":
        return actions.submit(
            province.intake(channel=2), by=province.counter, at=_moment("08:15")
        ).dossier
    dossier = province.received()
    if state == "paused":
        missing = [MissingPaper(name="Đơn đăng ký", fault="Chưa ký")]
        done = actions.request_supplement(
            dossier, items=missing, reason="Đơn chưa ký.", by=province.counter, at=_moment("09:00")
        )
        return done.dossier
    walks = {"held": ("transfer", "assign"), "returned": RETURNED}
    return province.walk(dossier, *walks.get(state, ()))


RETURNED = (
    "transfer", "assign", "submit_for_approval", "approve", "hand_to_counter", "return_result",
)  # fmt: skip


def _moment(hour: str) -> dt.datetime:
    return dt.datetime.fromisoformat(f"2026-10-02T{hour}+07:00")

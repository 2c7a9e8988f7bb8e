"""What components are given: plain values, made by a door from what its queries answered."""

from __future__ import annotations

from dataclasses import dataclass

from motcua.ui.deadline import DeadlineView


@dataclass(frozen=True, kw_only=True)
class Link:
    text: str
    url: str
    count: int | None = None
    current: bool = False
    icon: str = ""
    key: str = ""
    method: str = "get"


@dataclass(frozen=True, kw_only=True)
class Event:
    """One entry of the timeline. `kind`: done, paused, next, note; `took` e.g. `giữ 6 giờ 20 phút`."""

    what: str
    when: str = ""
    iso: str = ""
    who: str = ""
    took: str = ""
    note: str = ""
    kind: str = "done"
    files: tuple[Link, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PaperRow:
    """One paper of a dossier. `state`: ok, bad, none; `digitised` in the words of the law."""

    key: str
    name: str
    form_url: str = ""
    originals: int = 0
    copies: int = 0
    ecopies: int = 0
    state: str = "none"
    reason: str = ""
    reasons: tuple[tuple[str, str], ...] = ()
    reason_code: str = ""
    digitised: str = "Chưa số hóa"
    file_name: str = ""
    file_url: str = ""
    pages: int = 0
    required: bool = True


@dataclass(frozen=True, kw_only=True)
class WorkRow:
    """One dossier of a worklist. `locked` says why it cannot be chosen."""

    key: str
    url: str
    code: str
    procedure: str
    owner: str
    deadline: DeadlineView
    received: str = ""
    due: str = ""
    step: str = ""
    holder: str = ""
    channel: str = ""
    channel_icon: str = ""
    next_act: str = ""
    version: str = ""
    acts: tuple[str, ...] = ()
    selected: bool = False
    note: str = ""
    locked: str = ""


@dataclass(frozen=True, kw_only=True)
class Column:
    """`sort`: empty when it cannot be sorted, else ascending, descending or none."""

    key: str
    title: str
    sort: str = ""
    url: str = ""
    numeric: bool = False


@dataclass(frozen=True, kw_only=True)
class Pager:
    """Keyset paging: no page numbers, no totals beyond `count`."""

    previous: str = ""
    next: str = ""
    summary: str = ""


@dataclass(frozen=True, kw_only=True)
class Worklist:
    caption: str
    rows: tuple[WorkRow, ...]
    columns: tuple[Column, ...] = ()
    pager: Pager = Pager()
    selectable: bool = True
    refresh_url: str = ""
    version: str = ""
    hidden: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Act:
    """A button. `lawful` of `chosen` dossiers may have it done; `main` is the one filled button;
    `new_tab` for what is shown beside the page, such as a paper.
    """

    name: str
    text: str
    url: str = ""
    main: bool = False
    danger: bool = False
    lawful: int | None = None
    dialog: str = ""
    key: str = ""
    icon: str = ""
    new_tab: bool = False


@dataclass(frozen=True, kw_only=True)
class Chip:
    """A filter in force; `remove_url` is the same page without it."""

    name: str
    value: str
    remove_url: str


@dataclass(frozen=True, kw_only=True)
class Person:
    """Values arrive already masked; `reveal_url` posts a purpose and is logged."""

    name: str
    relation: str = ""
    kind: str = ""
    born: str = ""
    identity: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    reveal_identity: str = ""
    reveal_phone: str = ""
    source: str = ""
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Change:
    """One difference between two versions of a text."""

    name: str
    before: str = ""
    after: str = ""

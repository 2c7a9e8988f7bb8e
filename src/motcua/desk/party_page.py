"""A person on one page: card, who acts for them, dossiers in scope, who looked and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.desk.forms.parties import ErasureForm, MemberForm, RepresentationForm
from motcua.desk.lines import row_of
from motcua.desk.looking import purpose_words, what_words
from motcua.dossiers.queries import readers
from motcua.dossiers.queries.search import of_party
from motcua.kernel import clock
from motcua.kernel.vietnamese import date_text, short_moment
from motcua.organisations.officer import Officer
from motcua.parties import policies
from motcua.parties.queries import data_changes, duplicates, parties, readings, record, ties
from motcua.ui import masking
from motcua.ui.values import Event, Person, Worklist

if TYPE_CHECKING:
    from motcua.parties.queries.parties import Party

FIELDS = ("identity", "phone")


def page_of(
    party: Party, officer: Officer, *, forms: dict[str, Any] | None = None,
    shown: frozenset[str] = frozenset(),
) -> dict[str, Any]:  # fmt: skip
    """`forms` are those that were sent and not taken; `shown` the fields revealed and logged."""
    now = clock.now()
    standing = party.erased_at is None and party.merged_into_id is None
    represents = standing and policies.may(officer, policies.REPRESENT)
    return {
        "party": party,
        "person": person_of(party, officer, shown=shown),
        "standing": standing,
        "checked": _checked(party),
        "may_check": standing and policies.may(officer, policies.CHECK) and party.identity_end,
        "represents": represents,
        "may_erase": standing and policies.may(officer, policies.PROPOSE),
        "ties": [_tie(tie, party, now.date()) for tie in ties.representing(party)],
        "acts_for": [_tie(tie, party, now.date()) for tie in ties.acting_for(party)],
        "members": list(ties.members_of(party)) if party.kind == "household" else [],
        "households": list(ties.household_of(party)),
        "list": Worklist(
            caption=_("Hồ sơ trong phạm vi của anh/chị"),
            rows=tuple(row_of(dossier, now) for dossier in of_party(party.pk, officer)),
            selectable=False,
        ),
        **_inside(party, officer),
        **_forms(party, forms or {}),
    }


def _inside(party: Party, officer: Officer) -> dict[str, Any]:
    """What only those see who keep data in order, or inspect."""
    keeps = policies.may_see_changes(officer)
    inspects = keeps or policies.may(officer, policies.READINGS)
    return {
        "keeps": keeps,
        "inspects": inspects,
        "twins": [(p.second, p.likeness) for p in duplicates.of_party(party)] if keeps else [],
        "changes": data_changes.of_party(party) if keeps else [],
        "readings": [reading_line(one) for one in readings.about(party, officer)],
        "record": [_event(one) for one in record.of_party(party)] if inspects else [],
    }


def _forms(party: Party, tried: dict[str, Any]) -> dict[str, Any]:
    usual = {"ground": "authorised", "scope": "all"}
    return {
        "represent_form": tried.get("represent")
        or RepresentationForm(initial=usual, auto_id="dai-dien-%s"),
        "member_form": tried.get("member") or MemberForm(auto_id="thanh-vien-%s"),
        "erasure_form": tried.get("erasure") or ErasureForm(auto_id="xoa-%s"),
        "tried": next(iter(tried), ""),
    }


def person_of(party: Party, officer: Officer, *, shown: frozenset[str] = frozenset()) -> Person:
    told = parties.opened(party)
    may = readers.may_reveal(party, officer)
    urls = {
        field: reverse("desk:party_reveal", args=[party.pk, field])
        if may and field not in shown and getattr(told, field)
        else ""
        for field in FIELDS
    }
    hidden = masking.mask_identity(told.identity)
    return Person(
        name=told.name,
        kind="" if told.kind == "citizen" else party.get_kind_display(),
        born=str(told.birth_year or ""),
        identity=masking.grouped(told.identity) if "identity" in shown else hidden,
        phone=told.phone if "phone" in shown else masking.mask_phone(told.phone),
        email=masking.mask_email(told.email),
        address=told.address,
        reveal_identity=urls["identity"],
        reveal_phone=urls["phone"],
    )


def _checked(party: Party) -> str:
    if party.checked_at is None:
        return ""
    return _("%(answer)s · %(source)s · %(when)s") % {
        "answer": _(party.get_check_answer_display()),
        "source": party.checked_by,
        "when": short_moment(party.checked_at),
    }


def _tie(tie: Any, party: Party, today: Any) -> dict[str, Any]:
    ended = tie.ended_on or tie.valid_to
    over = bool(ended and (ended <= today if tie.ended_on else ended < today))
    return {
        "pk": tie.pk,
        "other": tie.representative if tie.principal_id == party.pk else tie.principal,
        "ground": tie.get_ground_display(),
        "scope": tie.get_scope_display(),
        "reference": tie.reference,
        "paper": ties.paper_of(tie),
        "since": date_text(tie.valid_from),
        "until": date_text(ended) if ended else "",
        "over": over,
    }


def reading_line(reading: readings.Reading) -> dict[str, Any]:
    return {
        "when": short_moment(reading.at),
        "who": reading.reader,
        "what": what_words(reading.what),
        "purpose": purpose_words(reading.purpose),
        "party": reading.party,
    }


def _event(one: record.Happened) -> Event:
    return Event(
        what=one.label,
        when=short_moment(one.at),
        iso=one.at.isoformat(),
        who=one.who,
        note=_backups_note(one.facts) if one.name.startswith("installation.") else "",
    )


def _backups_note(facts: dict[str, Any]) -> str:
    said = _("Đã xóa khóa trong %(n)s bản sao lưu.") % {"n": len(facts["cleared"])}
    if facts["unreached"]:
        more = _("Chưa tới được: %(ids)s.") % {"ids": ", ".join(facts["unreached"])}
        return f"{said} {more}"
    return said

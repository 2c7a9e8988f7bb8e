"""When a person is erased: note it in the ledger, take the key out of every backup."""

from __future__ import annotations

from motcua.config.backups import registry
from motcua.config.backups.places import home
from motcua.kernel import clock, events
from motcua.kernel.actor import SystemActor

KEYS_TAKEN_OUT = events.declare("installation.backup_keys_taken_out", "Xóa khóa trong bản sao lưu")
WORKER = SystemActor("system:worker", "Hệ thống")


def subscribe() -> None:
    from motcua.parties.actions.erase_person import PERSON_ERASED
    from motcua.parties.actions.replay_erasure import ERASURE_REPLAYED

    events.subscribe("installation.backups", PERSON_ERASED, ERASURE_REPLAYED, handler=forget)


def forget(told: events.Announcement) -> None:
    """After commit, at least once; doing it again finds nothing left to do."""
    from motcua.audit.actions import record

    now = clock.now()
    registry.enter_erased(home(), [told.chain], now.isoformat(timespec="seconds"))
    reached = registry.take_out(home(), told.chain)
    if reached.cleared or reached.unreached:
        facts = {"cleared": list(reached.cleared), "unreached": list(reached.unreached)}
        record(chain=told.chain, type=KEYS_TAKEN_OUT, by=WORKER, at=now, facts=facts)


def settle_owed() -> registry.Reached:
    """Try again what could not be reached; the worker does so every hour."""
    return registry.take_out(home())

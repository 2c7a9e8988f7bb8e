"""Audit: the append-only trail of everything that changed.

Lives here: events in hash chains (one row is history, audit entry and outbox message at once),
the encrypted personal part beside each event, the keys of persons, deliveries to subscribers.
Law: Luật 91/2025/QH15 (personal data), NĐ 118/2025/NĐ-CP (tracking of each dossier).
Calls: kernel.
Announces: every event, to those who subscribed to its name.
Never: edits or removes an event, or holds personal data in the chain itself.
"""

"""Integrations: the only room with a window on the street.

Lives here: one folder for each system of another organisation, with an adapter for the port of the
room that needs it, a `demo` twin for the demo province and an `outage` twin that never answers.
Law: NĐ 47/2020/NĐ-CP (sharing of data between agencies), NĐ 69/2024/NĐ-CP (identification).
Calls: the ports of the rooms below it.
Announces: nothing; the room that asked does.
Never: decides anything, or keeps what it was told.
"""

"""Organisations: who is where, since when, and what they may do.

Lives here: units as a dated tree with who followed whom, posts, officials, accounts, roles and
the one authority table; delegations, absences, mandates, sessions of administration.
Law: NĐ 118/2025/NĐ-CP Điều 7, 11, 12; QĐ 20/2020/QĐ-TTg and QCVN 102:2016 (codes of agencies);
BLDS 2015 Điều 138-143, 562-569 (delegation).
Calls: kernel, audit.
Announces: organisations.<what happened> for every verb; post_ended is listened to by dossiers.
Never: knows what a dossier is; what stands with a unit is asked of rooms by the carrier port.
"""

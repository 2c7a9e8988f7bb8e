"""Organisations: who is where, since when, and what they may do.

Lives here: units as a dated tree, posts, officials, accounts, roles and the one authority table.
Law: NĐ 118/2025/NĐ-CP Điều 7, 11, 12; QĐ 20/2020/QĐ-TTg and QCVN 102:2016 (codes of agencies).
Calls: kernel, audit.
Announces: organisations.unit_placed, organisations.post_given, organisations.remit_given,
organisations.account_opened.
Never: knows what a dossier is.
"""

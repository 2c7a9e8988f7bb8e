"""Parties: citizens, households, firms and organisations who file.

Lives here: a person's name and, sealed with the person's own key, identity number, phone,
e-mail and address; finding a person again by an exact number without keeping it readable.
Law: Luật 91/2025/QH15 (personal data), NĐ 63/2010/NĐ-CP Điều 18.4 (applicants' information).
Calls: kernel, audit.
Announces: parties.party_entered, parties.party_changed, parties.identity_revealed.
Never: knows what was filed.
"""

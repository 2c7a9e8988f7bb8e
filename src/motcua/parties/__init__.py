"""Parties: citizens, households, firms and organisations who file.

Lives here: a person's name and, sealed with the person's own key, identity number, phone,
e-mail and address; finding a person again by an exact number without keeping it readable; who acts
for whom, who lives in a household; likely duplicates, merging and erasing.
Law: Luật 91/2025/QH15 (personal data), NĐ 63/2010/NĐ-CP Điều 18.4 (applicants' information),
BLDS 2015 Điều 134-141 (representation).
Calls: kernel, audit, organisations; a register of persons and the carriers of other rooms by port.
Announces: parties.<what happened> for every verb that was carried out.
Never: knows what was filed.
"""

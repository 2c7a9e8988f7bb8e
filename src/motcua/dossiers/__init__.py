"""Dossiers: the spine, from intake to the result in the applicant's hand.

Lives here: the dossier, its papers, pauses and codes; the ten national states and the verbs.
Law: NĐ 118/2025/NĐ-CP Điều 17-22; TT 03/2025/TT-VPCP Điều 5-13; NĐ 63/2010/NĐ-CP Điều 20.
Calls: worktime, audit, organisations, parties, procedures, documents.
Announces: dossiers.<verb> for every verb that was carried out.
Never: lets anything but a verb change a dossier, or keeps "overdue" as a column.
"""

"""Reports: facts drawn from events, indicators defined once, and what is published of them.

Lives here: facts per dossier and per leg, definitions of indicators, statutory forms, roll-ups.
Law: TT 02/2017/TT-VPCP, TT 01/2020/TT-VPCP (biểu II.06); QĐ 766/QĐ-TTg; NĐ 61/2018/NĐ-CP Điều 30-33.
Calls: dossiers, procedures, organisations, worktime, audit.
Announces: reports.<verb> for every report that is checked, approved, sent or corrected.
Never: lets a figure be typed, or keeps one that cannot be traced to the dossiers behind it.
"""

"""Oversight: inspections, plans of reform, and how far they got.

Lives here: yearly inspection plans, teams, checklists, findings, remedies; reform programmes, tasks, commitments.
Law: NĐ 63/2010/NĐ-CP (kiểm soát TTHC); NQ 76/NQ-CP (chương trình CCHC); decisions of the year.
Calls: reports for figures that are filled in, directives, organisations, documents, audit.
Announces: oversight.<verb> for every act.
Never: lets a figure that is bound to facts be typed, or a finding vanish without its remedy.
"""

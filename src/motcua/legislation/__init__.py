"""Legislation: the acts that everything else cites, as dated data.

Lives here: legal documents with number, kind, issuer and the days they are in force, what amends
and what replaces them; the plan of what is to be issued, posting to the national base, rounds of
review and what they found; and the port by which rooms say what they cite.
Law: Luật 64/2025/QH15 (issuing legal documents), NĐ 63/2010/NĐ-CP Điều 8 (legal bases).
Calls: kernel, organisations (who may), audit.
Announces: legislation.document_entered, document_amended, document_replaced, document_repealed,
document_planned, plan_advanced, plan_issued, plan_dropped, posting_recorded, review_opened,
finding_recorded, finding_settled, review_closed.
Never: stores whether a document is in force, or knows the rooms that cite it.
"""

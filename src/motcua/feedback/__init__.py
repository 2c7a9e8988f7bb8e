"""Feedback: what citizens and officials say of the service, and what is answered.

Lives here: surveys (questionnaires, samples, answers, estimates), ratings, petitions (phản ánh kiến nghị).
Law: NĐ 20/2008/NĐ-CP, NĐ 92/2017/NĐ-CP; TT 01/2018/TT-VPCP; QĐ 1001/QĐ-BNV (SIPAS).
Calls: dossiers for the transactions that a sample is drawn from, organisations, parties, audit.
Announces: feedback.<verb> for every act.
Never: lets an answer be traced to who gave it, or counts one answer twice.
"""

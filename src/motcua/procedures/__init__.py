"""Procedures: the catalogue of administrative procedures (TTHC) and how each is carried out.

Lives here: procedures and their dated versions, cases, methods with term and fee, papers,
results, legal bases, online levels; the internal process (quy trình nội bộ) with its steps and
branches, its drawing, and the comparison of two versions.
Law: NĐ 63/2010/NĐ-CP Điều 8 (as amended by NĐ 92/2017), NĐ 118/2025/NĐ-CP, TT 03/2025/TT-VPCP.
Calls: kernel, worktime (to check terms), organisations, legislation (what is cited), audit.
Announces: procedures.version_published, procedures.process_published.
Never: holds a dossier, reckons a due time, or changes a version that has been published.
"""

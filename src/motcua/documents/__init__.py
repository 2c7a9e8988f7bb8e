"""Documents: the papers of the one-stop shop.

Lives here: the forms of the law as dated data, the facts each paper carries, and their setting
as tagged PDF (later: files, e-copies, the personal store, signatures).
Law: TT 03/2025/TT-VPCP Phụ lục I (before it TT 01/2018/TT-VPCP), TT 01/2023/TT-VPCP Điều 26,
NĐ 30/2020/NĐ-CP for the look of a state paper.
Calls: kernel.
Announces: nothing yet.
Never: reads a dossier, reckons a date, logs what a paper says, or sets data as markup.
"""

"""Documents: the papers of the one-stop shop and the files that people hand in.

Lives here: the forms of the law as dated data and their setting as tagged PDF; files, looked at,
scanned, sealed and kept; signing keys, signatures and their verification; prints, counted.
Law: TT 03/2025/TT-VPCP Phụ lục I (before it TT 01/2018/TT-VPCP), TT 01/2023/TT-VPCP Điều 26,
NĐ 30/2020/NĐ-CP for the look of a state paper, Luật Giao dịch điện tử 2023 for signatures.
Calls: kernel, audit, organisations.
Announces: documents.file_stored, documents.file_opened, documents.key_issued,
documents.key_revoked, documents.key_opened, documents.pin_wrong, documents.signed,
documents.printed.
Never: reads a dossier, reckons a date, logs what a paper says, sets data as markup, keeps a PIN,
changes a file, or decides who may open one.
"""

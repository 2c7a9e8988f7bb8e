"""The desk: where officials work.

What lives here: pages, forms and addresses of officials; nothing that decides anything.
Law: NĐ 118/2025/NĐ-CP Điều 17-22, through the verbs of the rooms; Luật 91/2025/QH15 (masking).
Calls: actions, policies and queries of dossiers, parties, procedures and organisations; ui.
Announces: nothing of its own.
Never: holds a model or a rule, or shows a dossier that the queries have not let through.
"""

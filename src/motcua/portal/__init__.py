"""Portal: the door of citizens. Find a procedure, read it, follow a dossier, know where to go.

Lives here: pages, forms and templates for people who read slowly on a small phone.
Law: NĐ 61/2018/NĐ-CP as replaced by NĐ 118/2025/NĐ-CP (public look-up of dossiers),
NĐ 63/2010/NĐ-CP Điều 15 (procedures are published); NĐ 42/2022/NĐ-CP (public services online).
Calls: queries of procedures, dossiers and organisations; worktime; the design system.
Announces: nothing.
Never: shows a name, puts a look-up secret into an address, a log or a title, or
tells an unknown code from a wrong secret.
"""

"""Api: the door for the software of others: agencies, the post, portals.

Lives here: the addresses under /api/v1, what they take and give (docs/api.md), clients' tokens.
Law: NĐ 47/2020/NĐ-CP (data sharing between agencies), NĐ 118/2025/NĐ-CP through the verbs it calls.
Calls: actions, policies and queries of the rooms; never their models.
Announces: nothing.
Never: holds a rule, or lets a client do more than the post it acts in.
"""

"""Kernel: what every room uses and none is about.

Lives here: the clock, money, Vietnamese dates and folding, citations of the law, the Actor and
Scope protocols, domain errors, event names and their subscribers.
Law: none of its own.
Calls: nothing of ours.
Announces: nothing; it keeps the list of who listens.
Never: holds a model, a rule of a room, or anything used by only one room.
"""

"""Config: the only room that knows all others.

Lives here: settings, URLs, the wiring of adapters, the command line.
Law: none.
Calls: every room.
Announces: nothing.
Never: decides anything about a dossier.
"""

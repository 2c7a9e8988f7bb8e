"""Demo: a province that lives by the real verbs.

Lives here: the data of the demo province and the loaders and simulator that act on it.
Law: none of its own; what it restates carries its citation in the data.
Calls: the verbs and queries of every room below.
Announces: demo.province_made.
Never: writes a row that a verb did not write, or is needed by any other room.
"""

"""What a year's index is on paper: its tree, how values become points, ranks and their certainty.

Nothing here knows a database or a clock, so the same rules score a file, a round and a what-if.
Why numbers are fractions and where NumPy comes in: ADR 0027.
"""

"""Which files, which keys, how often a paper was printed."""

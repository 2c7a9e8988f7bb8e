"""Every figure once: measures are integer sums over facts, indicators divide them at the end.

The definitions name columns and nothing else, so that one definition runs on any engine; the
libraries that run it are loaded by `engines` and `reckoning` alone, in a command or a task.
"""

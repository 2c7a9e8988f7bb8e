"""`python -m motcua.config.cli`: the command where its script is not on the path."""

from __future__ import annotations

from motcua.config.cli import main

main()

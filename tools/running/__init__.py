"""What stands behind `python3 run`: standard library only, for nothing is installed yet."""

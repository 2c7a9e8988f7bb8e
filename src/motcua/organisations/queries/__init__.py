"""Which rows: units on a day, officers, remits."""

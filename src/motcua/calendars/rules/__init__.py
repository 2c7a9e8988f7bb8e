"""True on paper: what a change of a calendar is, and how changes make a calendar."""

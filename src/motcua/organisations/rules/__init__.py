"""True on paper: roles and the dated tree."""

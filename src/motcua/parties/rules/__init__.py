"""True on paper: what an identity number looks like."""

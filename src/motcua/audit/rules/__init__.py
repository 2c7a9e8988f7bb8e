"""True on paper: hashing and sealing."""

"""Which persons, and what may be read of them."""

"""Which rows: history of a chain, readable parts, faults."""

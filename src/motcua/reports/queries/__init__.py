"""Which rows: facts, logs, figures."""

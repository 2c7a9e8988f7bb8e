"""Early warning: which open dossiers will be late, learned from the province's own finished ones."""

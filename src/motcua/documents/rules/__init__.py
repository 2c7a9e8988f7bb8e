"""Pure rules: which form is in force, what each paper carries, what of it is masked."""

"""True on paper: states and verbs, the clock of a dossier, its holder."""

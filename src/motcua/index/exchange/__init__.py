"""Sets and scores as files: JSON, CSV and workbooks in, results out. No Django, no database."""

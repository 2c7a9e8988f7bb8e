"""Backups: data in one place, persons' keys in another, so that erasing reaches old copies."""

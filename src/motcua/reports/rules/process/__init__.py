"""Event logs and what they tell of how work really goes: true on paper, no database, no clock."""

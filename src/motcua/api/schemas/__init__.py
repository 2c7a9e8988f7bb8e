"""What the api takes and gives, by room."""

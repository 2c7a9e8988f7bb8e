"""What is true of figures on paper: no database, no clock."""

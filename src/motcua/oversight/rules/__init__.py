"""What is true on paper, without a database or a clock."""

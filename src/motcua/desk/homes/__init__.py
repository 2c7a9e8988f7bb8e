"""What the first page of each role says."""

"""Which rows; what a page, a paper or the public may see of them."""

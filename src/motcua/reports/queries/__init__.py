"""Which figures: facts by instant, roll-ups, what the proof says of them."""

"""The verbs of this room: import the function, call it by its name."""

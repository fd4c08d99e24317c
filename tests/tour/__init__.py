"""A walk through every screen and state of the real program, one picture each. It judges nothing by itself."""

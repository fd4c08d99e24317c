"""The interface: the only floor that knows Qt. Shell: the window. Rooms: one feature each. Kit: what all need."""

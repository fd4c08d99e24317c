"""What every room needs and none owns: tokens, controls, actions, undo, background work. It knows no room."""

"""Filling papers, one module per family: what each says about a group, a session or a person."""

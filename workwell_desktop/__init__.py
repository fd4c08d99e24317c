"""WorkWell Desktop: plan, run and write up support groups, offline and encrypted."""

VERSION = "0.4.0"
"""The version on the screen; a test sees that pyproject.toml says the same."""

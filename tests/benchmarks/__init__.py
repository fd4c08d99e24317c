"""Measurements of the running program beside plain floors taken in the same run. No test, and no profile."""

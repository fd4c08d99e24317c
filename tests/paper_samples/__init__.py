"""Example papers: what the document tests check, and what `dev.py documents --out DIR` writes to look at."""

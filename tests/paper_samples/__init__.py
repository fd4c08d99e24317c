"""Example papers: what the document tests check, and what `dev.py documents --out DIR` writes for people to look at."""

"""Turns the papers of `domain.papers` into PDF bytes. The only place that knows reportlab.

The one door is `documents.render.render(paper, style)`. Nothing here reads the vault, asks for the time,
or writes a file: the same paper always gives the same bytes.
"""

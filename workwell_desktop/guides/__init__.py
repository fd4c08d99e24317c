"""Turns guide files and handout files into values of the domain, and back. The only importer of markdown-it."""

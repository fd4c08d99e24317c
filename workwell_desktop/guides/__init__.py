"""Reads and writes the files of guides and handouts: a head between `+++` lines, then Markdown.

What stands in a file was written by anybody, so nothing in it is run, fetched or taken on trust. Everything that is
not understood is refused with the name of the file and the line. No file is opened here: callers hand in the text.
"""

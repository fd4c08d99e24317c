"""One module per step. A step never imports the present tables: it describes what was true when it was written."""

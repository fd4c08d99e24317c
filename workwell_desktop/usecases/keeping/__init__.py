"""How long records stay: rules, the review list, legal holds, and the record of changes."""

"""The encrypted vault: the only floor that knows the database. Rows never leave it, only frozen domain values do."""

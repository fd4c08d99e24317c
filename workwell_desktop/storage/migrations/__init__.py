"""Steps from one format of the vault to the next, run by alembic in process on the encrypted connection."""

"""What alembic runs for every command: the caller's connection and transaction, and nothing of its own."""

from alembic import context

from workwell_desktop.storage.migrating import compared_by_alembic
from workwell_desktop.storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
    include_name=compared_by_alembic,
)
with context.begin_transaction():
    context.run_migrations()

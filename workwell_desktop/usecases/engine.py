"""What opening a vault needs, loaded beforehand."""


def load() -> None:
    """Import it. Nothing of it knows Qt, so a worker can do it while the window lives on."""
    import workwell_desktop.usecases.access
    import workwell_desktop.usecases.day
    import workwell_desktop.usecases.desk  # noqa: F401
    from workwell_desktop.storage.vault import warm_up

    warm_up()

"""`python -m publish`, and what the program `publish` calls."""

from publish.stopping import stopping


def main() -> None:
    """Run the command line; a signal ends it in good order, also while it loads."""
    with stopping():
        from publish.cli import main as commands  # noqa: PLC0415  because a signal may come while it loads

        commands()


if __name__ == "__main__":
    main()

"""`python -m publish`, and what the program `publish` calls."""

import gc

from publish.stopping import stopping

_OFTEN = 20_000  # objects made and kept, after which garbage is looked for: a run makes many and keeps few


def main() -> None:
    """Run the command line; a signal ends it in good order, also while it loads."""
    gc.set_threshold(_OFTEN, 20, 20)
    with stopping():
        from publish.cli import main as commands  # noqa: PLC0415  because a signal may come while it loads

        commands()


if __name__ == "__main__":
    main()

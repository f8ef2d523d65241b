"""`python -m publish` is the same as `publish`."""

from publish.cli import main

main()

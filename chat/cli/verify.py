"""`chat verify`: does this installation count right?"""

import click

from chat.cli.screen import answer


@click.command()
def verify() -> None:
    """Check that this installation counts right.

    It counts a synthetic extract and holds every figure against those recorded at release. Exit code 1 when any differ.

    \b
    Example:
        chat verify
    """
    from chat.jobs.verify import verify as job

    verified = job()
    answer(verified.sentence)
    if verified.different:
        raise SystemExit(1)

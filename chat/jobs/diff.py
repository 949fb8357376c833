"""The job behind `chat diff`: what changed between two workbooks or figures files."""

from pathlib import Path

from chat.earlier.difference import Differences, differences
from chat.earlier.figures import EarlierFigures
from chat.earlier.read import own_figures


def difference(old: Path, new: Path) -> tuple[Differences, EarlierFigures, EarlierFigures]:
    """What differs between the figures of two workbooks or figures files, and those figures.

    Raises UnreadableInput when a file cannot be read or holds no figures of ChAT.
    """
    before, after = own_figures(old), own_figures(new)
    return differences(before, after), before, after

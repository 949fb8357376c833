"""What has moved since a comment was written, in one short sentence above it."""

from collections.abc import Mapping, Sequence

from chat.commentary.comment import Comment
from chat.earlier.figures import EarlierFigures
from chat.earlier.moved import Move, Threshold, moves_of_comment
from chat.report import Report, ReportTable
from chat.report.columns import shown
from chat.xlsx.text import clip

MOST = 3
LABEL_CHARACTERS = 60
ONLY_NUMBERS = ("count", "percent")  # columns whose figures speak for themselves


def moved_sentences(
    report: Report, commentary: Mapping[str, Comment], earlier: Sequence[EarlierFigures], threshold: Threshold
) -> dict[str, str]:
    """A sentence for each comment of an earlier date whose table has moved since, by key.

    Comments of a date of which no figures are known have none.
    """
    by_date = {figures.as_at: figures for figures in earlier if figures.as_at < report.as_at}
    made = {}
    for key, comment in commentary.items():
        figures = by_date.get(comment.as_at) if comment.as_at and comment.text else None
        if figures and (moves := moves_of_comment(key, report, figures, threshold)):
            made[key] = moved_text(moves, report)
    return made


def moved_text(moves: Sequence[Move], report: Report) -> str:
    """`Moved since: Police 25% to 31%, Health services 40 to 52, and 2 more`; of count and percentage the latter."""
    by_row = {(move.table, move.row, "" if move.column in ONLY_NUMBERS else move.column): move for move in moves}
    tables = {table.key: table for table in report.tables}
    several = len({move.table for move in moves}) > 1
    words = [_move_text(move, tables[move.table], with_title=several) for move in list(by_row.values())[:MOST]]
    more = [f"and {len(by_row) - MOST} more"] if len(by_row) > MOST else []
    return "Moved since: " + ", ".join([*words, *more])


def _move_text(move: Move, table: ReportTable, *, with_title: bool) -> str:
    heads = dict(zip(table.columns, table.column_heads, strict=True))
    parts = [table.title] if with_title else []
    parts += [move.row] if move.column in ONLY_NUMBERS else [move.row, heads[move.column].lower()]
    before, now = shown(move.column, move.before), shown(move.column, move.now)
    return f"{clip(' '.join(parts), LABEL_CHARACTERS)} {before} to {now}"

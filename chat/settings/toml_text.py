"""TOML to its content, and the usual mistakes in words: where, and what to write instead."""

import re
import tomllib
from collections.abc import Callable, Mapping
from typing import Any

from chat.errors import BadSetting

CURLY_QUOTES = "“”„‟‘’‚‛«»"
_LINE = re.compile(r"\(at line (\d+), column \d+\)")
_BARE_TEXT = re.compile(r"""^[^=]+=\s*(?!true\b|false\b)[^\s"'\[{0-9+-]""")
_BACKSLASH_IN_QUOTES = re.compile(r'"[^"]*\\[^"]*"?')
_SPACE_IN_KEY = re.compile(r"""^\s*[^"'\s=#\[]+\s+[^\s=][^=]*=""")
TWICE = "this key or table stands there already; keep one of them"
STRAIGHT_QUOTES = 'put the text in straight quotes, as in authority = "Bristol"'
SINGLE_QUOTES = r"put a Windows path in single quotes, as in output = 'C:\Reports\chat.xlsx'"
# What is wrong with a line, the first that fits; each is asked of the line and of what the parser says.
MISTAKES: tuple[tuple[Callable[[str, str], bool], str], ...] = (
    (lambda line, _: any(mark in line for mark in CURLY_QUOTES), STRAIGHT_QUOTES),
    (lambda line, _: bool(_BACKSLASH_IN_QUOTES.search(line)), SINGLE_QUOTES),
    (
        lambda _, said: "twice" in said or "overwrite" in said,
        "this key or table stands there already; keep one of them",
    ),
    (lambda line, _: line.count('"') % 2 == 1 or line.count("'") % 2 == 1, "close the quotes"),
    (
        lambda line, _: bool(_SPACE_IN_KEY.match(line)),
        'put what stands left of the = in straight quotes too, as in "Our heading" = "Gender"',
    ),
    (lambda line, _: bool(_BARE_TEXT.match(line)), STRAIGHT_QUOTES),
    (lambda line, _: line.lstrip().startswith("[") and "]" not in line, "close the bracket, as in [months]"),
    (lambda line, _: line.rstrip().endswith("="), "something must stand right of the ="),
    (lambda line, _: "=" not in line, "write a setting as key = value, and begin a remark with #"),
)


def toml_content(text: str, file: str) -> Mapping[str, Any]:
    """The content of a TOML text; raises BadSetting with the line and what to write there."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadSetting(f"'{file}' is not valid TOML, {_in_words(text, str(error))}.") from error


def _in_words(text: str, said: str) -> str:
    lines = text.splitlines()
    found = _LINE.search(said)
    number = int(found[1]) if found else max(len(lines), 1)
    line = lines[number - 1] if number <= len(lines) else ""
    wrong = next((words for fits, words in MISTAKES if fits(line, said)), "this is no setting that can be read")
    return f"line {number}: {wrong}"

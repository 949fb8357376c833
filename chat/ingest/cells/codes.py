"""Coded values: from the many ways of writing a code to the bare code."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

import polars as pl

from chat.annex_a import codes_of
from chat.annex_a.specification import spellings_of
from chat.ingest.cells.notes import Note
from chat.ingest.normal_forms import code_key, same_marks

_PREFIX = re.compile(r"^\(?[a-z]{1,2}\d?\)\s*")
_LETTER = re.compile(r"^\(?([a-z]{1,2}\d?)\)?$")
_WHOLE_NUMBER = re.compile(r"^(\d+)\.0+$")
_CODE_LIKE = re.compile(r"[0-9]|^[A-Z]{2,}$")
Read = tuple[str | None, Note]
NOTHING: Read = (None, Note.NOT_UNDERSTOOD)


@dataclass(frozen=True)
class CodeBook:
    """Everything one code set is recognised by; keys are `code_key` forms, values bare codes."""

    as_asked: frozenset[str]
    whole: dict[str, Read]
    leading: dict[str, str]
    letters: dict[str, str | None] = field(default_factory=dict)
    inside: tuple[tuple[str, str], ...] = ()

    def read(self, text: str) -> Read:
        """Bare code and note of one tidy text; text wins over the letter before it."""
        key = _WHOLE_NUMBER.sub(r"\1", code_key(text))
        if found := self.whole.get(key):
            code, note = found
            return code, Note.PLAIN if same_marks(text) in self.as_asked else note
        without_letter = _PREFIX.sub("", key)
        if without_letter != key and (found := self.whole.get(without_letter)):
            return found[0], Note.OTHER_LETTER
        if code := self._leading(without_letter):
            return code, Note.OTHER_LETTER
        if letter := _LETTER.match(key):
            return self._letter(letter[1])
        return next(((code, Note.SPELLING) for part, code in self.inside if part in key), NOTHING)

    def _leading(self, key: str) -> str | None:
        return next((code for start, code in self.leading.items() if key.startswith(start)), None)

    def _letter(self, letter: str) -> Read:
        if letter not in self.letters:
            return NOTHING
        code = self.letters[letter]
        return (code, Note.LETTER_ALONE) if code else (None, Note.AMBIGUOUS)


@cache
def code_book(code_set: str) -> CodeBook:
    """The book of a code set; KeyError when there is no such set."""
    codes, spellings = codes_of(code_set), spellings_of(code_set)
    whole: dict[str, Read] = {}
    for note, pairs in (
        (Note.SPELLING, [(code.preferred, code.code) for code in codes]),
        (Note.WITHOUT_LETTER, [(_PREFIX.sub("", code_key(code.preferred)), code.code) for code in codes]),
        (Note.BARE_CODE, [(code.code, code.code) for code in codes]),
        (Note.LABEL, [(code.label, code.code) for code in codes]),
        (Note.SPELLING, [(s.spelling, s.code) for s in spellings if s.match == "exact"]),
        (Note.LABEL, _wordings(code_set)),
    ):
        for text, code in pairs:
            whole.setdefault(code_key(text), (code, note))
    return CodeBook(
        as_asked=frozenset(same_marks(code.preferred) for code in codes),
        whole=whole,
        leading=_leading_tokens(code_set),
        letters=_letters(code_set),
        inside=tuple((code_key(s.spelling), s.code) for s in spellings if s.match == "contains"),
    )


def _wordings(code_set: str) -> list[tuple[str, str]]:
    """What stands behind the code in a preferred text (`Own provision` of `b) PR1: Own provision`), where unique."""
    wordings = [
        (rest, code.code)
        for code in codes_of(code_set)
        if (rest := re.sub(rf"^{re.escape(code_key(code.code))}[:-]", "", _PREFIX.sub("", code_key(code.preferred))))
    ]
    counts = Counter(rest for rest, _ in wordings)
    return [(rest, code) for rest, code in wordings if counts[rest] == 1]


def _leading_tokens(code_set: str) -> dict[str, str]:
    """Beginnings of a text that give its code: `e11:`, `pr1 `, `6-`.

    A code of one character needs a colon or a dash after it. Codes that are words (`In`, `Neglect`) are not looked for
    at the beginning of longer texts, which may go on to say something else, save Yes and No before a remark.
    """
    tokens: dict[str, str] = {}
    for code in codes_of(code_set):
        bare = code.code
        if len(bare) == 1:
            marks = ":-"
        elif _CODE_LIKE.search(bare):
            marks = ":- (,;."
        elif bare in ("Yes", "No"):
            marks = ":-(,;"
        else:
            continue
        tokens |= {code_key(bare) + mark: bare for mark in marks}
    if "No" in tokens.values():
        tokens |= {"yes (": "Yes", "no (": "No"}
    return tokens


def _letters(code_set: str) -> dict[str, str | None]:
    """Letters of the preferred texts; None for one that stands for two codes."""
    letters: dict[str, str | None] = {}
    for code in codes_of(code_set):
        if found := _PREFIX.match(code_key(code.preferred)):
            letter = found[0].strip("() ")
            letters[letter] = None if letter in letters else code.code
    if code_set == "gender_adopter":
        # The letters of the child lists and of the adopters' list are exchanged, and both are sent.
        letters |= {"c": None, "d": None}
    return letters


def own_codes_read(code_set: str, own: Mapping[str, str]) -> dict[str, str]:
    """The user's spellings as `code_key` to bare code; KeyError with the code that is not in the set."""
    book = code_book(code_set)
    read = {}
    for spelling, code in own.items():
        known, _ = book.read(code)
        if known is None:
            raise KeyError(code)
        read[code_key(spelling)] = known
    return read


def read_codes(texts: pl.Series, code_set: str, own: Mapping[str, str]) -> tuple[pl.Series, pl.Series]:
    """Codes (Enum of the set's bare codes) and notes of tidy texts; `own` as from `own_codes_read`."""
    book = code_book(code_set)

    def read_one(text: str | None) -> Read:
        if text is None:
            return None, Note.PLAIN
        if own and (code := own.get(code_key(text))):
            return code, Note.OWN_SPELLING
        return book.read(text)

    pairs = [read_one(text) for text in texts.to_list()]
    values = pl.Series([code for code, _ in pairs], dtype=_code_type(code_set))
    return values, pl.Series([int(note) for _, note in pairs], dtype=pl.UInt8)


@cache
def _code_type(code_set: str) -> pl.Enum:
    return pl.Enum([code.code for code in codes_of(code_set)])

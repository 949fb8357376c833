"""What is to be said about a cell besides its value."""

from enum import IntEnum


class Note(IntEnum):
    """One remark a cell; `NOT_UNDERSTOOD_NOTES` are those of a cell whose value is null although it holds something."""

    PLAIN = 0
    NIL = 1  # blank, or a word for it
    ERROR_TEXT = 2  # #N/A and its like as text
    PLACEHOLDER = 3  # 1 January 1900, 31 December 9999
    NOT_UNDERSTOOD = 4
    MONTH_FIRST = 5  # only a date when read month first
    AMBIGUOUS = 6  # a letter that stands for two codes
    SERIAL = 7  # a spreadsheet's day number
    DECIMAL = 8  # an age with a fraction, an identifier that ends in .0
    LOSSY_NUMBER = 9  # an identifier whose last digits a spreadsheet has lost
    WITHOUT_LETTER = 10
    BARE_CODE = 11
    LABEL = 12
    SPELLING = 13
    OTHER_LETTER = 14
    LETTER_ALONE = 15
    OWN_SPELLING = 16  # mapped in chat.toml


NOT_UNDERSTOOD_NOTES = (Note.NOT_UNDERSTOOD, Note.MONTH_FIRST, Note.AMBIGUOUS)
OTHER_FORMS = {
    Note.WITHOUT_LETTER: "without the letter",
    Note.BARE_CODE: "the bare code",
    Note.LABEL: "the description",
    Note.SPELLING: "another spelling",
    Note.OTHER_LETTER: "another letter or wording",
    Note.LETTER_ALONE: "the letter alone",
    Note.OWN_SPELLING: "mapped in chat.toml",
}

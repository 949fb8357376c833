"""The whole error policy: what stops a run, in which words, with which exit code.

A problem with the data never stops a run: it is a `Finding`. What is raised here stops it, is shown as one sentence
without a traceback, and leaves no half-written file. Anything else that escapes is a mistake of ours.
"""


class ChatError(Exception):
    """Base of everything shown to the user as one sentence: `chat: <message>`.

    The message names the file, what was found, what was expected and what to do. It never holds a cell's value.
    """

    exit_code = 2


class UnreadableInput(ChatError):
    """A file that cannot be opened, is protected, damaged, or of no kind that is read."""


class NoListFound(ChatError):
    """Nothing in the input looks like an Annex A list, or no list in it can be analysed."""


class OutputRefused(ChatError):
    """The place to write to does not exist, is not writable, or is in use."""


class BadSetting(ChatError):
    """A key or value of the configuration file or of the command line that makes no sense."""


class UnknownTable(ChatError):
    """A table key, row label or column name that no table has; the message gives the nearest ones."""

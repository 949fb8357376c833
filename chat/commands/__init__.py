"""The commands by group: a module holds click commands, and `chat.cli` names each of them once.

Like `chat.cli` they only parse and print; the jobs are in `chat.main`. Heavy imports stand inside the commands.
"""

"""Dates and periods as sentences say them, whatever language the computer speaks."""

import datetime as dt

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
NUMBER_WORDS = (
    *("zero", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)


def date_text(date: dt.date) -> str:
    """`1 October 2026`."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def short_date_text(date: dt.date) -> str:
    """`1 Oct 2026`, for the head of a column."""
    return f"{date.day} {MONTHS[date.month - 1][:3]} {date.year}"


def day_before(date: dt.date) -> dt.date:
    """The last day reported as at a date: what happens on the date itself has not happened yet."""
    return date - dt.timedelta(days=1)


def day_and_month(date: dt.date) -> str:
    """`1 Sep`, where the year is plain and room is short."""
    return f"{date.day} {MONTHS[date.month - 1][:3]}"


def months_text(months: int) -> str:
    """`six months`."""
    number = NUMBER_WORDS[months] if months < len(NUMBER_WORDS) else str(months)
    return f"{number} month{'' if months == 1 else 's'}"

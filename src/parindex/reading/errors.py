"""The one refusal of this room: a file that cannot be read as a report."""


class ReadingError(Exception):
    """A file that cannot be read. The message, in Vietnamese, says what, where, why and what to do."""

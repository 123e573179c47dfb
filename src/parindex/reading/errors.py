"""The refusals of this room: a file that cannot be read, and a reading that did not come to its end."""


class ReadingError(Exception):
    """A file that cannot be read. The message, in Vietnamese, says what, where, why and what to do."""


class ReadingStopped(ReadingError):
    """A reading that its limits or a fault of the reader ended: the file itself may be sound."""

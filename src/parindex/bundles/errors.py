"""The one refusal of this room: a file that is no bundle, or one that no reader should trust."""


class BundleRefused(Exception):
    """A bundle that cannot be read. The message, in Vietnamese, says what, where, why and what to do."""

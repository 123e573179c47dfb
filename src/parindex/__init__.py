"""Vietnam's administrative-reform index for local government, from a report to a ranking."""

__version__ = "0.1.0"

"""Registers as pages show them: lines, the cells of one that is being written, days of a calendar, periods."""

"""Editions of criteria as data: types, loading, checking, comparing, freezing."""

"""Verdicts and papers out: terminal, JSON, HTML, Word, Excel."""

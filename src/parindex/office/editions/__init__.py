"""Editions that a superior writes itself: from annex, clone or blank, row by row, to the released text."""

"""Pages: they call the rooms' actions and queries, and write nothing themselves."""

"""What was computed for a round, kept and published: standings, rankings, bundles. The arithmetic is the library's."""

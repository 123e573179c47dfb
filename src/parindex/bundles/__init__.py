"""The sealed bundle of a publication: written, verified, and recomputed without a database."""

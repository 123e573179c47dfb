"""Cases counted and imported, beside the best that DuckDB, polars and pandas do with the same by hand."""

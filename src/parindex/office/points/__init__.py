"""One table of points by unit and node, a column for each stage, with running totals per node."""

"""One table of points by unit, node and stage, with running totals per node; every stage writes through it."""

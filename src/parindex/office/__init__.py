"""The office: units, people, rounds and sheets, on Django. Each room keeps its tables, acts, reads and rights."""

"""The whole office in one file, taken while people write, and put back elsewhere."""

"""What releases left: the database of a small office as each made it, and the fingerprints of migrations."""

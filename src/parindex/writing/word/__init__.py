"""Word files: where a sheet's rows stand, comments on their words, and a table rebuilt for other formats."""

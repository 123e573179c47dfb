"""Commands: they call the library and print; each loads its modules on demand."""

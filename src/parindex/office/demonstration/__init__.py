"""A province to try the office on, with people named by their roles; its logins work on this machine alone."""

"""Writing of accounts, the links that let people into them, their roles, and departments; one file per subject."""

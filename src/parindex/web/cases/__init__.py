"""What the pages of cases share: whose they are, and the form that maps an export's columns."""

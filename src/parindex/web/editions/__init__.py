"""What the pages of editions show and what they take in."""

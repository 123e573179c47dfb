"""Edition and facts in, points out: leaves, roll-up, caps, bands, ranks."""

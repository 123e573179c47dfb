"""The year's records that a unit keeps, register by register, and the figures counted from them."""

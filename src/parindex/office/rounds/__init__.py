"""A round: the edition frozen, the units assessed, phases with their instants, extensions, who appraises what."""

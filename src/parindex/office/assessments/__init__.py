"""The unit's sheet for a round: facts, claims and explanations, from draft to sent."""

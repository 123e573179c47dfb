"""A claimed sheet held against an edition, its figures and itself: findings."""

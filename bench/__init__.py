"""Speed as ratios: parindex and its peers on the same file, in the same run."""

// The first content of Randomness follows in the next commits.

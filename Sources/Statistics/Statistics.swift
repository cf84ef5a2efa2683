// The first content of Statistics follows in the next commits.

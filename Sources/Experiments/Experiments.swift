// The first content of Experiments follows in the next commits.

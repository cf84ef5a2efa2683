// The first content of EventKernel follows in the next commits.

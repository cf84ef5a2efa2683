// The first content of Budgeting follows in the next commits.

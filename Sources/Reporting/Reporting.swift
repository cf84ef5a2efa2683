// The first content of Reporting follows in the next commits.

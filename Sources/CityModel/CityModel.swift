// The first content of CityModel follows in the next commits.

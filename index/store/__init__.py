"""What is kept on disk: the catalogue of a collection (a cache) and the user's own data."""

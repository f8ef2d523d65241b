"""A release becomes the bytes that are distributed: pure functions, one for each format."""

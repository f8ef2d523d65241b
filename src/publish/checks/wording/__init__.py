"""The office's own words: names and terms, found in a text with whatever its language adds to them."""

"""Signatures by minisign and gpg, for whoever signs or verifies: reviewers, and what is distributed."""

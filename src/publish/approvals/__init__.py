"""Approvals: what a reviewer vouched for, as a file that people merge and a build can trust.

`digest` says what an approval is bound to, `record` reads and writes
`locale/LANG/approvals/SLUG.toml`, `signatures` has minisign or gpg sign and verify, `names` says
who may be a reviewer, `waivers` what an error is waived by, `requests` what a translator asks for.
"""

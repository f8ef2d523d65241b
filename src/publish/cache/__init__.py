"""What earlier runs found out, kept so that the next need not find it out again.

It is a cache, never truth: whoever deletes it loses time and nothing else. It lies outside of the workspace,
with the user's other caches, so that a workspace which somebody sent brings none along: a page would be
believed to be made that nobody made.

`folders` tells which files may have changed since they were last looked at, `store` keeps what followed from
them, `report` what the last run said, `version` says by which code, and `coding` turns values into bytes.
"""

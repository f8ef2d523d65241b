"""Findings: what a person should mend in a source or a translation.

`rules` lists every rule; each other module yields the findings of one family, or decides one question.
"""

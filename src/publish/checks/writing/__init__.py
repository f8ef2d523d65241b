"""How a translation is written: the characters of its script, its direction, its punctuation.

`script` finds what hides or shows other words than were written, `typography` what a careful hand would mend;
the other modules know characters, scripts and marks.
"""

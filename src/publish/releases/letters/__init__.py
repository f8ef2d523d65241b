"""A release as people send it: a mail, messages for messaging apps, and its headline as one short message."""

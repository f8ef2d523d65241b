"""What a reviewer's public key looks like, as `signing` tells it."""

from __future__ import annotations

from publish.signing.keys import Tool, key_fault

__all__ = ["Tool", "key_fault"]

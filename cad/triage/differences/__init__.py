"""What differs between two protocols, in words that a clinician reads and signs. Pure: no rows, no files."""

from cad.triage.differences.comparing import Change, Difference, differences

__all__ = ["Change", "Difference", "differences"]

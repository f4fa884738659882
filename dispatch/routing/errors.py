class RouterUnavailable(Exception):
    """The router did not answer, not in time, or not sensibly. The caller falls back to straight lines and says so."""

class ImportRefused(Exception):
    """The extract cannot be imported. The message is one line: what is wrong, and how to mend it."""

"""The errors of the local cloud."""


class LocalCloudError(Exception):
    """Something that the user of the local cloud can put right; the message says what, and what to do."""

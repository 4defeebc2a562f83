"""The service graph of GammaRay's records, computed by Apache Spark: the same JSON as `rewrite-tool graph --format json`."""


class Refused(Exception):
    """The input holds something that this engine would not judge as the reference does."""

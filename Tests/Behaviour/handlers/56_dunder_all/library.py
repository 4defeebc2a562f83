__all__ = ["helper"]


def helper():
    return "starred"

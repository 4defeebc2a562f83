def fall(n):
    if n:
        return fall(n - 1)
    return 1 / n

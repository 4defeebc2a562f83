def handler(event, context):
    return value
value = [
    1,
    2,
]; other = 3
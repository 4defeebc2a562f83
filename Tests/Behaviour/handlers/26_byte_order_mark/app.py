# Grüße
text = "äöü"
def handler(event, context):
    return text

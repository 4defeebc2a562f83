from implementation import handler

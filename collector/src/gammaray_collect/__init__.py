"""Reads the items of DynamoDB tables and of their streams, and writes them to standard output for `rewrite-tool collect`."""

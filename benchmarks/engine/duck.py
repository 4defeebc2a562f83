"""Runs `graph.sql` in DuckDB and prints the edges as JSON.

    duck.py FILE THREADS
"""

import json
import sys
from pathlib import Path

import duckdb


def main() -> int:
    path, threads = sys.argv[1], int(sys.argv[2])
    database = duckdb.connect(config={"threads": threads, "preserve_insertion_order": False})
    text = Path(__file__).with_name("graph.sql").read_text()
    for statement in duckdb.extract_statements(text):
        database.execute(statement, {"path": path} if "$path" in statement.query else None)
    tables = {name: database.execute("SELECT * FROM %s ORDER BY ALL" % name).fetchall() for name in ("call_edges", "links", "source_edges")}
    json.dump(tables, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())

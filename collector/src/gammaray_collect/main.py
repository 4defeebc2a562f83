"""The request in, pages out: see README.md for both."""
import json
import shutil
import signal
import sys
import threading

from . import scan, stream
from .api import ApiError, choose
from .table import Table
from .wire import Wire


def main():
    """Reads the request, of which the file is removed with its folder, and every table of it at the same time."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # a terminal's; no stack trace
    with open(sys.argv[1], encoding="utf-8") as file:
        request = json.load(file)
    wire = Wire(request["checkpoints"])
    try:
        api = choose(request)
        shutil.rmtree(request["folder"], ignore_errors=True)
        tables = [Table(text, api, request) for text in request["tables"]]
    except ApiError as error:
        wire.error(str(error))
        sys.exit(1)
    if not all([join(thread) for thread in [start(table, api, wire, request) for table in tables]]):
        sys.exit(1)


def start(table, api, wire, request):
    """A thread that reads the table; what ends it early is told, and the other tables go on."""

    def run():
        try:
            (stream if request["from"] == "stream" else scan).read(table, api, wire, request)
            thread.is_done = True
        except ApiError as error:
            wire.error(f"{table.label}: {error}")
        except Exception as error:
            wire.error(f"{table.label}: {type(error).__name__}: {error}")

    thread = threading.Thread(target=run, daemon=True)
    thread.is_done = False
    thread.start()
    return thread


def join(thread):
    thread.join()
    return thread.is_done

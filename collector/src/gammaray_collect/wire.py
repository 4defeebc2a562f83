"""What goes to `rewrite-tool`: lines on standard output."""
import base64
import json
import os
import sys
import threading
import time


class Wire:
    """An item is a line; a line of control has `!` in front. All threads share it."""

    def __init__(self, checkpoints):
        self._checkpoints = checkpoints
        self._lock = threading.Lock()
        self._descriptor = sys.stdout.fileno()
        self._parent = os.getppid()
        threading.Thread(target=self._watch, daemon=True).start()

    def checkpoints(self, prefix):
        """(The rest of the key, value) of each that an earlier run left."""
        return [(key[len(prefix) :], json.loads(value)) for key, value in self._checkpoints.items() if key.startswith(prefix)]

    def page(self, items, key, value):
        """The items, then the checkpoint that is true when they are in the archive; a value of None removes it."""
        lines = [json.dumps(item, default=_binary, separators=(",", ":")) for item in items]
        kept = None if value is None else json.dumps(value, sort_keys=True, default=_binary)
        self._write([*lines, "!" + json.dumps({"checkpoint": key, "value": kept})])

    def note(self, text):
        self._write(["!" + json.dumps({"note": text})])

    def error(self, text):
        self._write(["!" + json.dumps({"error": text})])

    def _write(self, lines):
        data = memoryview("".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))
        with self._lock:
            try:
                while data:
                    data = data[os.write(self._descriptor, data) :]
            except OSError:
                os._exit(1)  # nobody reads any more

    def _watch(self):
        while os.getppid() == self._parent:
            time.sleep(0.5)
        os._exit(1)


def _binary(value):
    """Binary values, which records of ours do not have, as the AWS CLI prints them; times as text."""
    if isinstance(value, (bytes, bytearray)):
        return base64.b64encode(value).decode()
    return str(value)

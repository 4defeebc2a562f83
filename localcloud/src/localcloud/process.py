"""The process of a sandbox: started, frozen, thawed, killed; its output kept in a file."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path


class SandboxProcess:
    """A process group. Should this process die unseen, the kernel hangs up on groups that are stopped."""

    def __init__(self, command: Sequence[str], folder: Path, environment: Mapping[str, str], ended: Callable[[int], None]):
        self._output = tempfile.TemporaryFile(buffering=0)
        self._position = 0
        self._process = subprocess.Popen(
            command, cwd=folder, env=dict(environment), process_group=0,
            stdin=subprocess.DEVNULL, stdout=self._output, stderr=subprocess.STDOUT,
        )
        self._peak = 0
        threading.Thread(target=lambda: ended(self._process.wait()), daemon=True).start()

    def freeze(self) -> None:
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self._signal(signal.SIGCONT)

    def kill(self) -> None:
        self._signal(signal.SIGKILL)
        self._process.wait()

    def new_output(self) -> str:
        """What was written to standard output and standard error since the last call, in the order of writing."""
        pieces = []
        while piece := os.pread(self._output.fileno(), 1 << 20, self._position):
            self._position += len(piece)
            pieces.append(piece)
        return b"".join(pieces).decode("utf-8", "replace")

    def peak_memory(self) -> int:
        """The largest resident size so far, in megabytes."""
        try:
            status = Path(f"/proc/{self._process.pid}/status").read_text()
        except OSError:
            return self._peak
        line = next((line for line in status.splitlines() if line.startswith("VmHWM")), "VmHWM: 0 kB")
        self._peak = max(self._peak, (int(line.split()[1]) + 1023) // 1024)
        return self._peak

    def close(self) -> None:
        self.kill()
        self._output.close()

    def _signal(self, number: int) -> None:
        try:
            os.killpg(self._process.pid, number)
        except ProcessLookupError:
            pass

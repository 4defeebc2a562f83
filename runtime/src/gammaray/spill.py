"""Records on the sandbox's ephemeral storage while the sink is out of reach: each process has a file of its own, locked as long as
it lives; what a dead one left is taken over.

A line is one record in JSON. The storage outlives the process: Lambda starts a new one in the same sandbox after a timeout or a crash.
"""
import fcntl
import json
import os
import stat

from . import guard

_CHUNK = 1_000_000  # bytes read at a time: two records at least
_FLAGS = os.O_RDWR | os.O_APPEND | os.O_CLOEXEC | os.O_NOFOLLOW


class Spill:
    """The files in one folder. Not for several threads at once."""

    def __init__(self, folder, limit):
        self._folder = folder
        self._limit = self._limit_now = limit  # bytes of all files; of this process's
        self._own = None
        self._parts = []  # files that can be read, the own one included
        self._taken = None

    def put(self, records):
        """Appends the records and returns how many of them, from the first, are stored; fewer when the storage is full."""
        if not records or not self._limit:
            return 0
        if self._own is None:
            self._own = _create(self._folder)
            self._limit_now = self._limit - _size(self._folder)
            self._parts.append(self._own)
        for number, record in enumerate(records):
            if not self._own.append(json.dumps(record, separators=(",", ":")).encode("ascii") + b"\n", self._limit_now):
                return number
        return len(records)

    def adopt(self):
        """Takes over the files that dead processes left; says whether there is anything to read."""
        try:
            names = os.listdir(self._folder) if _is_ours(self._folder) else []
        except FileNotFoundError:
            names = []
        mine = [part.path for part in self._parts]
        for path in sorted(os.path.join(self._folder, name) for name in names):
            part = None if path in mine else _take_over(path)
            if part is not None:
                self._parts.append(part)
        return bool(self._parts)

    def take(self, count):
        """The next `count` records or fewer, none when all are read. They stay until `taken`."""
        while self._parts:
            part = self._parts[0]
            records, self._taken = part.read(count)
            if records:
                return records
            if self._taken == part.offset:
                part.remove()
                del self._parts[0]
                if part is self._own:
                    self._own = None
            else:
                part.offset = self._taken  # nothing but malformed lines
        try:
            os.rmdir(self._folder)  # so that no later process looks into it
        except OSError:
            pass
        return []

    def taken(self):
        """The records of the last `take` are written."""
        self._parts[0].offset = self._taken

    def abandon(self):
        """After a fork: the files are the parent's."""
        for part in self._parts:
            os.close(part.descriptor)
        self._own, self._parts = None, []


class Part:
    """One file, open and locked."""

    def __init__(self, path, descriptor):
        self.path = path
        self.descriptor = descriptor
        self.offset = 0
        self._size = os.fstat(descriptor).st_size

    def append(self, line, limit):
        """Appends the line as a whole or not at all."""
        if self._size + len(line) > limit:
            return False
        try:
            written = os.write(self.descriptor, line)
        except OSError:
            return False
        if written < len(line):  # the disk is full
            os.ftruncate(self.descriptor, self._size)
            return False
        self._size += written
        return True

    def read(self, count):
        """(at most `count` records, the offset behind them). A line that is no record is counted as lost."""
        data = os.pread(self.descriptor, _CHUNK, self.offset)
        end = self.offset
        records = []
        while len(records) < count and data:
            line, found, data = data.partition(b"\n")
            if not found and records:  # the chunk ends here, or the file in a torn line: the next read tells
                break
            end += len(line) + len(found)
            record = _record(line) if found else None
            if record is None:
                guard.lose(1)
                guard.tell("a malformed line was spilled")
            else:
                records.append(record)
        return records, end

    def remove(self):
        """Deletes the file, which gives the lock back."""
        try:
            os.unlink(self.path)
        except OSError:
            pass  # deleted by the function
        os.close(self.descriptor)


def _record(line):
    try:
        record = json.loads(line)
        fits = type(record["invocation"]) is str and type(record["n"]) is int and type(record["kind"]) is str
        return record if fits and all(type(v) in (str, int, bool, list) for v in record.values()) else None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _create(folder):
    try:
        os.mkdir(folder, 0o700)
    except FileExistsError:
        pass
    if not _is_ours(folder):
        raise PermissionError("the spill's folder belongs to someone else")
    path = os.path.join(folder, os.urandom(12).hex() + ".jsonl")
    descriptor = os.open(path, _FLAGS | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:  # taken over in this very moment
        os.close(descriptor)
        raise
    return Part(path, descriptor)


def _size(folder):
    """Bytes of all files in the folder."""
    with os.scandir(folder) as entries:
        return sum(entry.stat(follow_symlinks=False).st_size for entry in entries)


def _is_ours(folder):
    found = os.lstat(folder)
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid()


def _take_over(path):
    """The file when no living process has it, else None."""
    descriptor = None
    try:
        descriptor = os.open(path, _FLAGS)
        found = os.fstat(descriptor)
        if stat.S_ISREG(found.st_mode) and found.st_uid == os.geteuid() and found.st_nlink == 1:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return Part(path, descriptor)
    except OSError:
        pass
    if descriptor is not None:
        os.close(descriptor)
    return None

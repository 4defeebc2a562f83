"""GAMMARAY_HASH_NAMES: names of resources leave the process as hashes, keyed by the variable's value; equal names stay equal.

In resources, in ARNs, in queues' URLs and in join keys, on both sides of a join alike. Ids, regions, operations and call sites stay.
"""
from hashlib import sha256

_FIELDS = ("function", "event_source_arn", "resource", "path")
# Keys of ids alone: no one has chosen them. Every other key's value is taken for a name.
_IDS = frozenset(
    "lambda invocation s3 sns sqs events mq http request ses ses_received span xray root delivery dynamodb_sequence states_token".split()
)
_FIRST = frozenset(("dynamodb_image", "dynamodb_key", "kinesis", "kafka"))  # a name, and behind the first `/` what is none
_KEPT = 5_000  # names


class Sink:
    """Stands in front of the sink."""

    def __init__(self, real, key):
        self.batch = real.batch
        self._real = real
        self._key = key.encode("utf-8", "surrogateescape")
        self._known = {}

    def write(self, records, deadline):
        """Writes the records with hashes in the places of names; returns those that it could not write, as they were given."""
        changed = [self._changed(record) for record in records]
        left = {id(record) for record in self._real.write(changed, deadline)}
        return [record for record, made in zip(records, changed) if id(made) in left]

    def renew(self):
        """As the sink's own."""
        self._real.renew()

    def _changed(self, record):
        changed = dict(record)
        for field in _FIELDS:
            if type(changed.get(field)) is str:
                changed[field] = " ".join(map(self._name, changed[field].split(" ")))
        if "keys" in changed:
            changed["keys"] = [" ".join(map(self._join_key, effect.split(" "))) for effect in changed["keys"]]
        return changed

    def _join_key(self, key):
        kind, _, value = key.partition(":")
        if kind in _IDS:
            return key
        if kind in _FIRST:
            name, slash, rest = value.partition("/")
            return f"{kind}:{self._hash(name)}{slash}{rest}"
        return f"{kind}:{self._name(value)}"

    def _name(self, name):
        """A name's hash. Of an ARN the service and the region stay, of a URL the host."""
        head, separator, rest = name.partition("://")
        if separator:
            host, slash, path = rest.partition("/")
            return f"{head}://{host}{slash}{'/'.join(map(self._hash, path.split('/')))}"
        parts = name.split(":", 5)
        if parts[0] != "arn" or len(parts) < 6:
            return self._hash(name)
        kind, colon, last = parts[5].partition(":")
        shown = f"{kind}:{self._parts(last, ':')}" if colon else self._parts(kind, "/", shows=1)
        return f"{':'.join(parts[:4])}:{self._hash(parts[4])}:{shown}"

    def _parts(self, text, separator, shows=0):
        parts = text.split(separator)
        shows = shows if len(parts) > shows else 0
        return separator.join(parts[:shows] + [self._hash(part) for part in parts[shows:]])

    def _hash(self, name):
        if not name:
            return name
        found = self._known.get(name)
        if found is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            found = sha256(self._key + b"\0" + name.encode("utf-8", "surrogatepass")).hexdigest()[:32]
            self._known[name] = found
        return found

"""One shard of a stream."""
from .api import ApiError

EMPTY = 8  # empty answers in a row after which an open shard has nothing more
PAGES = 20  # in one step, so that no shard waits long for a worker


class Shard:
    """`checkpoint`: `{"after": sequence number}`, and with `"done"` where all of a closed shard is in the archive."""

    def __init__(self, arn, name, key, checkpoint):
        self._arn, self._name, self._key = arn, name, key
        checkpoint = checkpoint or {}
        self._after = checkpoint.get("after")
        self.is_done = checkpoint.get("done", False)
        self._iterator = None
        self._empty = 0
        self._is_past_the_start = False

    @property
    def has_caught_up(self):
        return self._empty >= EMPTY or self._is_past_the_start and self._empty > 0

    def step(self, reader):
        """Reads some pages; whether there were records."""
        was_busy = False
        for _ in range(PAGES):
            answer = self._records(reader)
            if answer is None:
                return was_busy
            records = answer.get("Records", [])
            if records:
                self._take(records, reader)
                was_busy, self._empty = True, 0
            else:
                self._empty += 1
            self._iterator = answer.get("NextShardIterator")
            if not self._iterator:
                self._finish(reader)
                return True
            if not records:
                break
        return was_busy

    def _records(self, reader):
        """The next answer; None when a new iterator is needed first, or the shard is gone."""
        try:
            if not self._iterator:
                self._iterator = self._position(reader)
            return reader.call("get_records", ShardIterator=self._iterator)
        except ApiError as error:
            if error.code == "ExpiredIteratorException":
                self._iterator = None
            elif error.code == "TrimmedDataAccessException":
                reader.wire.note(f"{reader.table.label}: records of the shard {self._name} are gone, after the 24 hours that a stream keeps them: "
                                 "run collect with --from scan too")
                self._iterator = self._after = None
            elif error.code == "ResourceNotFoundException":
                self._finish(reader)
            else:
                raise
            return None

    def _position(self, reader):
        place = {"ShardIteratorType": "TRIM_HORIZON"}
        if self._after:
            place = {"ShardIteratorType": "AFTER_SEQUENCE_NUMBER", "SequenceNumber": self._after}
        return reader.call("get_shard_iterator", StreamArn=self._arn, ShardId=self._name, **place)["ShardIterator"]

    def _take(self, records, reader):
        self._after = records[-1]["dynamodb"]["SequenceNumber"]
        # Deletions have no new image.
        images = [record["dynamodb"]["NewImage"] for record in records if record["dynamodb"].get("NewImage")]
        reader.wire.page(images, self._key, {"after": self._after})
        created = records[-1]["dynamodb"].get("ApproximateCreationDateTime")
        if hasattr(created, "timestamp"):
            self._is_past_the_start = created.timestamp() > reader.began + 1

    def _finish(self, reader):
        self.is_done = True
        reader.wire.page([], self._key, {"after": self._after, "done": True})
        reader.expect_children()

"""All shards of a table's streams, each from its oldest record or from its checkpoint."""
import time
from concurrent.futures import ThreadPoolExecutor

from .api import ApiError, patiently
from .shard import Shard

WORKERS = 8
PAUSE = 0.2  # seconds; a shard may be asked five times a second
REFRESH = 10  # seconds after which new shards are looked for


def read(table, api, wire, request):
    reader = _Reader(table, api, wire, request)
    with ThreadPoolExecutor(WORKERS) as pool:
        while True:
            reader.refresh()
            active = reader.active()
            if not active and not request["follow"]:
                return
            busy = list(pool.map(lambda shard: shard.step(reader), active))
            if not any(busy):
                time.sleep(PAUSE if active else 1)


class _Reader:
    """The shards of the table's streams; what a shard needs to be read."""

    def __init__(self, table, api, wire, request):
        self.table, self.wire, self.follow = table, wire, request["follow"]
        self.began = time.time()
        self._api, self._restart = api, request["restart"]
        self._shards = {}
        self._refreshed = None

    def call(self, operation, **parameters):
        def run():
            return self._api.call("dynamodbstreams", self.table.region, operation, **parameters)

        return patiently(run, self.wire, self.table.label, self.follow)

    def active(self):
        """One that has ended is followed by others, so it is looked for them at once."""
        active = [shard for shard in self._shards.values() if not shard.is_done]
        if not self.follow:
            active = [shard for shard in active if not shard.has_caught_up]
        return active

    def expect_children(self):
        self._refreshed = None

    def refresh(self):
        if self._refreshed is not None and time.monotonic() - self._refreshed < REFRESH:
            return
        self._refreshed = time.monotonic()
        streams = self._streams()
        if not streams:
            raise ApiError("", f"the table has no stream: enable one with the view type NEW_IMAGE, or read the table with --from scan")
        for arn in streams:
            self._add_shards(arn)

    def _streams(self):
        """Also those that were disabled less than a day ago."""
        found, start = [], {}
        while True:
            answer = self.call("list_streams", TableName=self.table.name, **start)
            found += [stream["StreamArn"] for stream in answer.get("Streams", [])]
            if not answer.get("LastEvaluatedStreamArn"):
                return found
            start = {"ExclusiveStartStreamArn": answer["LastEvaluatedStreamArn"]}

    def _add_shards(self, arn):
        prefix = f"stream {self.table.key} {arn} "
        kept = {} if self._restart else dict(self.wire.checkpoints(prefix))
        present, start = set(), {}
        while True:
            description = self.call("describe_stream", StreamArn=arn, **start)["StreamDescription"]
            if description.get("StreamViewType") not in ("NEW_IMAGE", "NEW_AND_OLD_IMAGES"):
                raise ApiError("", f"the stream {arn} has no new images: it needs the view type NEW_IMAGE; --from scan reads the table")
            for shard in description.get("Shards", []):
                name = shard["ShardId"]
                present.add(name)
                if prefix + name not in self._shards:
                    self._shards[prefix + name] = Shard(arn, name, prefix + name, kept.get(name))
            if not description.get("LastEvaluatedShardId"):
                break
            start = {"ExclusiveStartShardId": description["LastEvaluatedShardId"]}
        for name in set(kept) - present:
            self.wire.page([], prefix + name, None)

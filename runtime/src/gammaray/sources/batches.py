"""Batches whose source stands in the event itself: Kafka, Amazon MQ, DocumentDB; and one record of such a batch or of a stream,
as it is found inside of envelopes."""
from . import RECORDS, Source, each, load


def read(event, depth):
    """The source of the batch."""
    name = event["eventSource"]
    file = RECORDS.get(name) if type(name) is str else None
    if file is None:
        return None
    module = load(file)
    unpack = getattr(module, "records", None)
    if unpack is None:
        return Source(file, module.arn(event), each(module.record, [event], depth))
    records = unpack(event)
    return Source(file, module.arn(event), each(module.record, records, depth), len(records), batch=True)


def lists(groups):
    """The records of a batch that is grouped by partition or queue, each with its group's name; a group that is no list counts as
    one record, which cannot be read."""
    found = []
    for name, records in groups.items():
        found += [(name, record) for record in records] if type(records) is list else [(name, None)]
    return found

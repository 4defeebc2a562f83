"""The fields of records that the engine knows, in the order of `RecordField.swift`."""

FIELDS = """v kind mode invocation n time_us function cold_start event_source event_source_arn event_records unreadable keys
memory_mb part parts step call service operation region resource site status duration_us retries http_status error
error_code phase late made written lost lost_before root redelivered via unkept spilled count errors request_id process
snapshot""".split()

NUMBERS = set(
    """v n time_us event_records unreadable memory_mb part parts call duration_us retries http_status made written lost lost_before
redelivered unkept spilled count errors process""".split()
)
FLAGS = {"cold_start", "late", "snapshot"}
TEXTS = set(FIELDS) - NUMBERS - FLAGS - {"keys"}

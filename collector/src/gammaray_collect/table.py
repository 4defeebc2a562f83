"""What `--table` names."""
from .api import ApiError


class Table:
    """`NAME`, `NAME@REGION` or a table's ARN."""

    def __init__(self, text, api, request):
        if text.startswith("arn:"):
            fields = text.split(":", 5)
            if len(fields) < 6 or not fields[5].startswith("table/"):
                raise ApiError("", f"--table {text}: no ARN of a table: arn:aws:dynamodb:REGION:ACCOUNT:table/NAME")
            self.name, self.region, self.id = fields[5][6:], fields[3], text
        else:
            self.name, _, self.region = text.partition("@")
            self.id = self.name
        self.region = self.region or api.default_region()
        if not self.region:
            raise ApiError("", f"--table {text}: in which region? Say {text}@REGION, or set AWS_REGION")
        self.label = f"{self.name}@{self.region}"
        # Checkpoints of another account's or endpoint's table of the same name are none of this one's.
        self.key = " ".join(filter(None, [self.label, self.id if self.id != self.name else "", request["endpoint"], request["profile"]]))

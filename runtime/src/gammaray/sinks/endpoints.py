"""DynamoDB's host in a region: partitions, FIPS and dual-stack hosts, as botocore's endpoint rules have them."""

_SUFFIXES = (  # prefix of the region, the partition's domain, that of its dual-stack hosts
    ("cn-", "amazonaws.com.cn", "api.amazonwebservices.com.cn"),
    ("us-isob-", "sc2s.sgov.gov", "api.aws.scloud"),
    ("us-isof-", "csp.hci.ic.gov", "api.aws.hci.ic.gov"),
    ("us-iso-", "c2s.ic.gov", "api.aws.ic.gov"),
    ("eu-isoe-", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk"),
    ("eusc-", "amazonaws.eu", "api.amazonwebservices.eu"),
    ("", "amazonaws.com", "api.aws"),
)


def url(region, environ):
    """The endpoint's URL; AWS_USE_FIPS_ENDPOINT and AWS_USE_DUALSTACK_ENDPOINT are obeyed."""
    domain, dual = next((domain, dual) for prefix, domain, dual in _SUFFIXES if region.startswith(prefix))
    is_dual = _is_on(environ, "AWS_USE_DUALSTACK_ENDPOINT")
    is_fips = _is_on(environ, "AWS_USE_FIPS_ENDPOINT")
    if is_fips and not is_dual and region.startswith("us-gov-"):
        is_fips = False  # GovCloud's plain host is the FIPS one
    return f"https://dynamodb{'-fips' if is_fips else ''}.{region}.{dual if is_dual else domain}"


def _is_on(environ, name):
    return environ.get(name, "").lower() == "true"

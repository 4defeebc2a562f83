"""GammaRay's runtime: records who caused what in an application of AWS Lambda functions. See README.md."""

__version__ = "0.1.0"

import gammaray.static as _gammaray; import logging
import sys
import warnings

print("while loading")
logger = logging.getLogger()
logger.setLevel("INFO")


def handler(event, context):
    print("standard output", event)
    print("standard error", file=sys.stderr)
    sys.stdout.write("no line end")
    logger.info("info %s", event)
    logging.getLogger("lib").warning("warning\nof two lines")
    warnings.warn("odd")
    try:
        1 / 0
    except ZeroDivisionError:
        logger.exception("caught")
handler = _gammaray.entry(handler)

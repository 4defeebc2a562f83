import gammaray.static as _gammaray; import threading
from concurrent.futures import ThreadPoolExecutor

local = threading.local()


def work(n):
    local.value = n
    return local.value * 2


def handler(event, context):
    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(work, range(event)))
handler = _gammaray.entry(handler)

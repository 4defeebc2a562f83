import gammaray.static as _gammaray; import threading
import time

stop = threading.Event()


def handler(event, context):
    threading.Thread(target=stop.wait, daemon=True).start()
    return [thread.daemon for thread in threading.enumerate() if thread is not threading.current_thread()][-1]
handler = _gammaray.entry(handler)

import gammaray.static as _gammaray; import signal


def on_alarm(number, frame):
    raise TimeoutError(f"alarm {number}")


def handler(event, context):
    signal.signal(signal.SIGALRM, on_alarm)
    signal.setitimer(signal.ITIMER_REAL, 0.01)
    try:
        while True:
            signal.pause()
    except TimeoutError as error:
        return str(error)
handler = _gammaray.entry(handler)

def __getattr__(name):
    if name == "handler":
        return lambda event, context: "from __getattr__"
    raise AttributeError(name)
import gammaray.static as _gammaray; _gammaray.entry_if_bound(globals(), "handler")

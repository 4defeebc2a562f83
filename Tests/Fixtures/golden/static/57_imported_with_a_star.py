import gammaray.static as _gammaray; from implementation import *
_gammaray.entry_if_bound(globals(), "handler")

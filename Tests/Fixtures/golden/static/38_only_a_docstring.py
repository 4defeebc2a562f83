"""Nothing here."""; import gammaray.static as _gammaray
_gammaray.entry_if_bound(globals(), "handler")

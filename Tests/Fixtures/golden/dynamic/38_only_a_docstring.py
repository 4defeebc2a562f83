"""Nothing here."""; import gammaray.dynamic as _gammaray
_gammaray.entry_if_bound(globals(), "handler")

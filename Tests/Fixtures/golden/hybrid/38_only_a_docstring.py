"""Nothing here."""; import gammaray.hybrid as _gammaray
_gammaray.entry_if_bound(globals(), "handler")

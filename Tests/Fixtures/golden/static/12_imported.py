import gammaray.static as _gammaray; from implementation import handler
handler = _gammaray.entry(handler)

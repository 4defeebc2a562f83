import gammaray.static as _gammaray; import logic.core as core
from logic.core import (
    run as handler,  # the entry point
    helper,
)

print(core.__name__, helper())
handler = _gammaray.entry(handler)

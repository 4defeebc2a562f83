#!/usr/bin/env python3
# -*- coding: utf-8 -*-
# nothing here
import gammaray.static as _gammaray; _gammaray.entry_if_bound(globals(), "handler")

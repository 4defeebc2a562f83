#!/usr/bin/env python3
# -*- coding: utf-8 -*-
# nothing here
import gammaray.hybrid as _gammaray; _gammaray.entry_if_bound(globals(), "handler")

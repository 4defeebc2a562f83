"""For `spark-submit --py-files gammaray_spark.zip job.py PATH…`."""

import sys

from gammaray_spark.__main__ import main

sys.exit(main())

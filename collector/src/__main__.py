"""`python3 FOLDER REQUEST`: how `rewrite-tool collect` runs it."""
from gammaray_collect.main import main

main()

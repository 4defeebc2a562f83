#if __has_include("grammar/src/scanner.c")
#include "grammar/src/scanner.c"
#else
#error "the Python grammar is missing: run ./setup"
#endif

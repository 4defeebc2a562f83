#if __has_include("grammar/src/parser.c")
#include "grammar/src/parser.c"
#else
#error "the Python grammar is missing: run ./setup"
#endif

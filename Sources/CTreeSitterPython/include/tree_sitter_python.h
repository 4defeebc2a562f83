#ifndef GAMMARAY_TREE_SITTER_PYTHON_H
#define GAMMARAY_TREE_SITTER_PYTHON_H

#include <tree_sitter/api.h>

/// The Python grammar (tree-sitter-python 0.23.6, ABI 14), fetched by `./setup`.
const TSLanguage *tree_sitter_python(void);

#endif

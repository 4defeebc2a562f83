#ifndef GAMMARAY_RUNTIME_FILES_H
#define GAMMARAY_RUNTIME_FILES_H

#include <stddef.h>

/// One file of `runtime/src`, compiled into the binary.
typedef struct {
  /// Path below `runtime/src`, as it stands in a bundle: `gammaray/entry.py`.
  const char *path;
  const unsigned char *bytes;
  size_t count;
} gammaray_runtime_file;

extern const gammaray_runtime_file gammaray_runtime_files[];
extern const size_t gammaray_runtime_file_count;

#endif

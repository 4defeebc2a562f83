#ifndef GAMMARAY_RUNTIME_FILES_H
#define GAMMARAY_RUNTIME_FILES_H

#include <stddef.h>

/// A file that is compiled into the binary.
typedef struct {
  /// As it stands in a bundle, after `support/` for a support file: `gammaray/entry.py`.
  const char *path;
  const unsigned char *bytes;
  size_t count;
} gammaray_runtime_file;

/// The files of `runtime/src/gammaray`, sorted by path.
const gammaray_runtime_file *gammaray_runtime_files(size_t *count);

/// Modules that Lambda gives to some functions and that bundles have to bring.
const gammaray_runtime_file *gammaray_support_files(size_t *count);

/// The files of `collector/src`, which `collect` runs, after `src/`.
const gammaray_runtime_file *gammaray_collector_files(size_t *count);

#endif

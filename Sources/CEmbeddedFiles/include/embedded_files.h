#ifndef GAMMARAY_EMBEDDED_FILES_H
#define GAMMARAY_EMBEDDED_FILES_H

#include <stddef.h>

/// A file that is compiled into the binary.
typedef struct {
  /// From the project's folder on: `runtime/src/gammaray/dynamic.py`.
  const char *path;
  const unsigned char *bytes;
  size_t count;
} gammaray_embedded_file;

/// The files, folder by folder; in each sorted by path.
const gammaray_embedded_file *gammaray_embedded_files(size_t *count);

#endif

#ifndef GAMMARAY_REPORT_FILES_H
#define GAMMARAY_REPORT_FILES_H

#include <stddef.h>

/// A source of the report's page that is compiled into the binary.
typedef struct {
  /// From `report/` on: `scripts/main.js`.
  const char *path;
  const unsigned char *bytes;
  size_t count;
} gammaray_report_file;

/// The files of `report`, sorted by path.
const gammaray_report_file *gammaray_report_files(size_t *count);

#endif

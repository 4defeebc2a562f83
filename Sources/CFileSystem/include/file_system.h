#ifndef GAMMARAY_FILE_SYSTEM_H
#define GAMMARAY_FILE_SYSTEM_H

/// `syncfs(2)`, which glibc declares only under `_GNU_SOURCE`: makes everything written to the file system of `descriptor` durable.
int gammaray_syncfs(int descriptor);

#endif

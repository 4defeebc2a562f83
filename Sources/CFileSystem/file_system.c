#define _GNU_SOURCE
#include "file_system.h"

#include <unistd.h>

int gammaray_syncfs(int descriptor) { return syncfs(descriptor); }

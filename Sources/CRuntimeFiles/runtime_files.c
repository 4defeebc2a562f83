#include "runtime_files.h"

static const unsigned char init_py[] = {' '};

const gammaray_runtime_file gammaray_runtime_files[] = {
    {"gammaray/__init__.py", init_py, 0},
};
const size_t gammaray_runtime_file_count = sizeof gammaray_runtime_files / sizeof *gammaray_runtime_files;

/// What dependencies have to run on: a Lambda runtime's Python, processor and C library.
struct TargetPlatform: Equatable {
  /// `3.12`.
  let pythonVersion: String
  /// `x86_64` or `arm64`, as Lambda calls them.
  let architecture: String

  /// In the names of `.pyc` files: `cpython-312` (PEP 3147).
  var cacheTag: String { "cpython-\(pythonVersion.filter { $0 != "." })" }

  var minor: Int { Int(pythonVersion.drop { $0 != "." }.dropFirst()) ?? 0 }

  /// `aarch64` is Python's name for arm64.
  private var machine: String { architecture == "arm64" ? "aarch64" : "x86_64" }

  /// glibc 2.26 (Amazon Linux 2) up to python3.11, 2.34 (Amazon Linux 2023) from python3.12 on.
  private var newestGlibc: Int { minor >= 12 ? 34 : 26 }

  /// For pip's `--platform`: best fit first. Lambda's arm64 and x86_64 wheels begin at glibc 2.17; older x86_64 ones work too.
  var pipPlatforms: [String] {
    let numbered = stride(from: newestGlibc, through: 17, by: -1).map { "manylinux_2_\($0)_\(machine)" }
    let old = machine == "x86_64" ? ["manylinux_2_12_x86_64", "manylinux2010_x86_64", "manylinux_2_5_x86_64", "manylinux1_x86_64"] : []
    return numbered + ["manylinux2014_\(machine)"] + old + ["linux_\(machine)"]
  }

  /// For uv's `--python-platform`. It has no name for glibc 2.26: 2.17 is the next lower; nor, in older versions, for 2.34.
  var uvPlatform: String { "\(machine)-\(minor >= 12 ? "manylinux_2_28" : "manylinux2014")" }
}

extension SDKPackages {
  /// `botocore/client.py` → `gammaray_botocore/client.py`; nil for what is none of the SDK's.
  package static func renamed(_ path: String) -> String? {
    names.contains(String(path.prefix { $0 != "/" })) ? prefix + path : nil
  }
}

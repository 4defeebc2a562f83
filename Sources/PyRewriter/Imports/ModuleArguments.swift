/// A function by the name under which a file calls it.
struct DottedCallee {
  /// `import_module`
  let name: String
  /// `importlib`; empty for a bare name.
  let qualifier: String

  init?(_ path: [String]) {
    guard let name = path.last else { return nil }
    self.name = name
    qualifier = path.dropLast().joined(separator: ".")
  }

  var isTableEntry: Bool { name == "setitem" || name == "delitem" }
}

/// Which arguments of which functions name modules, or something in them.
enum ModuleArguments {
  private static func first(_ keywords: String...) -> Set<ArgumentPlace> {
    Set([.position(0)] + keywords.map(ArgumentPlace.keyword))
  }

  /// Of `monkeypatch.setitem(sys.modules, "boto3", fake)`.
  static let tableEntry: Set<ArgumentPlace> = [.position(1), .keyword("name")]

  static func places(of function: DottedCallee) -> Set<ArgumentPlace> {
    if let places = anywhere[function.name] { return places }
    switch function.qualifier {
    case "sys.modules": return tableMethods.contains(function.name) ? first() : []
    case "importlib.resources", "importlib_resources": return first("package", "anchor")
    case "pkgutil": return packageTools[function.name] ?? []
    case "pydoc": return function.name == "locate" || function.name == "safeimport" ? first("path") : []
    case "imp": return function.name == "find_module" || function.name == "load_module" ? first("name") : []
    default: break
    }
    let isOfPatch = function.qualifier == "patch" || function.qualifier.hasSuffix(".patch")
    if isOfPatch, function.name == "multiple" { return first("target") }
    // A dictionary may be named by its dotted path.
    if isOfPatch, function.name == "dict" { return first("in_dict") }
    if function.name == "startswith", CalleeNames.moduleAttributes.contains(where: { function.qualifier.hasSuffix(".\($0)") }) { return first() }
    return []
  }

  private static let packageTools: [String: Set<ArgumentPlace>] = [
    "get_data": first("package"), "walk_packages": [.position(1), .keyword("prefix")], "iter_modules": [.position(1), .keyword("prefix")],
  ]

  /// By names that say enough, whatever they are methods of: mocks come as fixtures, by inheritance, in attributes.
  private static let anywhere: [String: Set<ArgumentPlace>] = [
    // importlib, pkgutil, runpy
    "import_module": [.position(0), .position(1), .keyword("name"), .keyword("package")],
    "__import__": first("name"), "find_spec": [.position(0), .position(1), .keyword("name"), .keyword("package")],
    "resolve_name": [.position(0), .position(1), .keyword("name"), .keyword("package")],
    "find_loader": first("name", "fullname"), "get_loader": first("module_or_name"), "run_module": first("mod_name"),
    // setuptools' resources, which are those of a module; distributions keep their names
    "resource_filename": first("package_or_requirement"), "resource_stream": first("package_or_requirement"),
    "resource_string": first("package_or_requirement"), "resource_exists": first("package_or_requirement"),
    "resource_isdir": first("package_or_requirement"), "resource_listdir": first("package_or_requirement"),
    // unittest.mock, pytest, pytest-mock
    "patch": first("target"), "setattr": first("target"), "delattr": first("target"), "importorskip": first("modname"),
    // Django, werkzeug, tornado
    "import_string": first("dotted_path", "import_name"), "import_object": first("name"),
    // boto3's own, which imports a part of itself when it is first called
    "lazy_call": first("full_name"),
    // wrapt
    "wrap_function_wrapper": first("module", "target"), "patch_function_wrapper": first("module", "target"), "wrap_object": first("module", "target"),
    "wrap_object_attribute": first("module"), "resolve_path": first("module", "target"), "when_imported": first("name"),
    "register_post_import_hook": [.position(1), .keyword("name")],
  ]

  private static let tableMethods: Set<String> = ["get", "pop", "setdefault", "__getitem__", "__setitem__", "__delitem__", "__contains__"]
}

import FunctionProject
import PyRewriter

extension SDKCatalog {
  /// The shipped catalog with what `[tool.gammaray.catalog]` of the `pyproject.toml` nearest to the options' first path says.
  static func effective(for options: SelectionOptions) throws -> Catalog {
    var options = options
    if options.paths.isEmpty { options.paths = ["."] }
    return try effective(Selector.configuration(for: options))
  }

  /// The same for the working directory.
  static func here() throws -> Catalog {
    let configuration: ProjectConfiguration?
    do throws(ProjectError) { configuration = try ProjectConfiguration.find(for: ".") } catch { throw Failure(error.description) }
    return try effective(configuration)
  }

  static func effective(_ configuration: ProjectConfiguration?) throws -> Catalog {
    let shipped = try shipped()
    guard let settings = configuration?.catalog, settings.addition != CatalogExtension() else { return shipped }
    do throws(ProjectError) { return try settings.extended(shipped) } catch { throw Failure(error.description) }
  }
}

"""A copy of the installed SDK as static mode's bundles have it: importing `gammaray_boto3` gives boto3's code with other names."""
import ast
import importlib.util
import sys
from importlib.machinery import SourceFileLoader

from gammaray.sdks import PACKAGES, PREFIX

CAPTURES = {"botocore.client": "capture_client(BaseClient)", "aiobotocore.client": "capture_async_client(AioBaseClient)"}


def install(captures=True):
    """From now on the copy can be imported. `captures`: with the last lines that hand the clients to `gammaray.static`."""
    sys.meta_path.insert(0, Finder(captures))


class Finder:
    def __init__(self, captures):
        self.captures = captures

    def find_spec(self, name, path=None, target=None):
        stock = name[len(PREFIX) :]
        if not name.startswith(PREFIX) or stock.partition(".")[0] not in PACKAGES:
            return None
        found = importlib.util.find_spec(stock.partition(".")[0])
        if found is not None and "." in name:
            found = importlib.machinery.PathFinder.find_spec(stock, path)
        if found is None:
            return None
        loader = Loader(name, found.origin, CAPTURES.get(stock) if self.captures else None)
        places = found.submodule_search_locations
        return importlib.util.spec_from_file_location(name, found.origin, loader=loader, submodule_search_locations=places)


class Loader(SourceFileLoader):
    def __init__(self, name, path, capture):
        super().__init__(name, path)
        self.capture = capture

    def get_code(self, name):
        text = self.get_source(name)
        if self.capture:
            text += f"\nimport gammaray.static as _gammaray; _gammaray.{self.capture}\n"
        tree = ast.fix_missing_locations(Renaming().visit(ast.parse(text)))
        return compile(tree, self.path, "exec", dont_inherit=True)


def _renamed(name):
    return PREFIX + name if name.partition(".")[0] in PACKAGES else name


class Renaming(ast.NodeTransformer):
    def visit_Import(self, node):
        statements = []
        for alias in node.names:
            top = alias.name.partition(".")[0]
            if top in PACKAGES and alias.asname is None:
                statements.append(ast.Import([ast.alias(_renamed(alias.name), None)]))
                alias = ast.alias(top, top)
            statements.append(ast.Import([ast.alias(_renamed(alias.name), alias.asname)]))
        return [ast.copy_location(statement, node) for statement in statements]

    def visit_ImportFrom(self, node):
        if not node.level:
            node.module = _renamed(node.module)
        return node

    def visit_Call(self, node):
        self.generic_visit(node)
        if getattr(node.func, "id", getattr(node.func, "attr", None)) == "lazy_call":  # boto3 names functions by strings
            node.args[0] = ast.Constant(_renamed(node.args[0].value))
        return node

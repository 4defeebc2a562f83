import TreeSitterBridge

/// The node types that lowering tells apart.
enum SyntaxShape: UInt8 {
  case other, identifier, attribute, call, subscripted, string, concatenatedString, interpolation, number, constant, boolean
  case conditional, binary, dictionary, pair, sequence, parenthesized, lambda, comprehension, dictionaryComprehension
  case awaited, walrus, starred, doubleStarred, keywordArgument, argumentList, yield, comparison
  case function, classDefinition, decorated, decorator, assignment, augmented, forStatement, whileStatement, ifStatement
  case tryStatement, withStatement, matchStatement, returnStatement, importStatement, importFrom, globalStatement
  case nonlocalStatement, deleteStatement, block, type, parameters, forIn, asPattern, asTarget, exceptClause, expressionStatement
  case dottedName, aliasedImport, relativeImport, wildcard, typedParameter, defaultParameter, typedDefaultParameter
  case keywordSeparator, positionalSeparator, patternList, branch, caseClause, typeAlias

  /// By kind number.
  static let table: [SyntaxShape] = {
    var table = [SyntaxShape](repeating: .other, count: 512)
    for (name, shape) in named { table[Int(NodeKind(name).rawValue)] = shape }
    return table
  }()

  /// Kinds whose inside tells nothing.
  static let leaves: [Bool] = flags(["comment", "integer", "float", "escape_sequence", "string_content", "dotted_name", "import_prefix"])
  /// Kinds that are left out.
  static let ignored: [Bool] = flags(["comment", "line_continuation", "string_start", "string_end", "string_content"])

  private static func flags(_ names: [StaticString]) -> [Bool] {
    var table = [Bool](repeating: false, count: 512)
    for name in names { table[Int(NodeKind(name).rawValue)] = true }
    return table
  }

  private static let named: [(StaticString, SyntaxShape)] = [
    ("identifier", .identifier), ("attribute", .attribute), ("call", .call), ("subscript", .subscripted),
    ("string", .string), ("concatenated_string", .concatenatedString), ("interpolation", .interpolation),
    ("integer", .number), ("float", .number), ("none", .constant), ("true", .constant), ("false", .constant), ("ellipsis", .constant),
    ("boolean_operator", .boolean), ("conditional_expression", .conditional), ("binary_operator", .binary),
    ("not_operator", .comparison), ("unary_operator", .comparison), ("comparison_operator", .comparison),
    ("dictionary", .dictionary), ("pair", .pair), ("list", .sequence), ("tuple", .sequence), ("set", .sequence),
    ("expression_list", .sequence), ("parenthesized_expression", .parenthesized), ("lambda", .lambda),
    ("list_comprehension", .comprehension), ("set_comprehension", .comprehension), ("generator_expression", .comprehension),
    ("dictionary_comprehension", .dictionaryComprehension), ("await", .awaited), ("named_expression", .walrus),
    ("list_splat", .starred), ("dictionary_splat", .doubleStarred), ("keyword_argument", .keywordArgument),
    ("argument_list", .argumentList), ("yield", .yield), ("function_definition", .function),
    ("class_definition", .classDefinition), ("decorated_definition", .decorated), ("decorator", .decorator),
    ("assignment", .assignment), ("augmented_assignment", .augmented), ("for_statement", .forStatement),
    ("while_statement", .whileStatement), ("if_statement", .ifStatement), ("try_statement", .tryStatement),
    ("with_statement", .withStatement), ("match_statement", .matchStatement), ("return_statement", .returnStatement),
    ("import_statement", .importStatement), ("import_from_statement", .importFrom), ("global_statement", .globalStatement),
    ("nonlocal_statement", .nonlocalStatement), ("delete_statement", .deleteStatement), ("block", .block), ("type", .type),
    ("parameters", .parameters), ("lambda_parameters", .parameters), ("for_in_clause", .forIn), ("as_pattern", .asPattern),
    ("as_pattern_target", .asTarget), ("except_clause", .exceptClause), ("except_group_clause", .exceptClause),
    ("expression_statement", .expressionStatement), ("dotted_name", .dottedName), ("aliased_import", .aliasedImport),
    ("relative_import", .relativeImport), ("wildcard_import", .wildcard), ("typed_parameter", .typedParameter),
    ("default_parameter", .defaultParameter), ("typed_default_parameter", .typedDefaultParameter),
    ("keyword_separator", .keywordSeparator), ("positional_separator", .positionalSeparator),
    ("list_splat_pattern", .starred), ("dictionary_splat_pattern", .doubleStarred), ("pattern_list", .patternList),
    ("tuple_pattern", .patternList), ("list_pattern", .patternList), ("else_clause", .branch), ("elif_clause", .branch),
    ("finally_clause", .branch), ("case_clause", .caseClause), ("type_alias_statement", .typeAlias),
  ]
}

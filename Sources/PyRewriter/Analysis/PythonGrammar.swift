import TreeSitterBridge

/// The node types and fields of the Python grammar that analysis and rules ask for, named as the grammar names them.
extension NodeKind {
  static let module = NodeKind("module")
  static let comment = NodeKind("comment")
  static let identifier = NodeKind("identifier")
  static let string = NodeKind("string")
  static let concatenatedString = NodeKind("concatenated_string")
  static let parenthesizedExpression = NodeKind("parenthesized_expression")
  static let expressionStatement = NodeKind("expression_statement")
  static let futureImportStatement = NodeKind("future_import_statement")
  static let importStatement = NodeKind("import_statement")
  static let importFromStatement = NodeKind("import_from_statement")
  static let aliasedImport = NodeKind("aliased_import")
  static let dottedName = NodeKind("dotted_name")
  static let assignment = NodeKind("assignment")
  static let augmentedAssignment = NodeKind("augmented_assignment")
  static let namedExpression = NodeKind("named_expression")
  static let deleteStatement = NodeKind("delete_statement")
  static let globalStatement = NodeKind("global_statement")
  static let typeAliasStatement = NodeKind("type_alias_statement")
  static let asPattern = NodeKind("as_pattern")
  static let asPatternTarget = NodeKind("as_pattern_target")
  static let casePattern = NodeKind("case_pattern")
  static let exceptClause = NodeKind("except_clause")
  static let forInClause = NodeKind("for_in_clause")
  static let lambda = NodeKind("lambda")
  static let call = NodeKind("call")
  static let parameters = NodeKind("parameters")
  static let lambdaParameters = NodeKind("lambda_parameters")
  static let functionDefinition = NodeKind("function_definition")
  static let classDefinition = NodeKind("class_definition")
  static let decoratedDefinition = NodeKind("decorated_definition")
  static let ifStatement = NodeKind("if_statement")
  static let forStatement = NodeKind("for_statement")
  static let whileStatement = NodeKind("while_statement")
  static let tryStatement = NodeKind("try_statement")
  static let withStatement = NodeKind("with_statement")
  static let matchStatement = NodeKind("match_statement")
  static let conditionalExpression = NodeKind("conditional_expression")
  static let booleanOperator = NodeKind("boolean_operator")
  static let typedParameter = NodeKind("typed_parameter")
  static let defaultParameter = NodeKind("default_parameter")
  static let typedDefaultParameter = NodeKind("typed_default_parameter")
  static let listSplatPattern = NodeKind("list_splat_pattern")
  static let dictionarySplatPattern = NodeKind("dictionary_splat_pattern")
  static let keywordSeparator = NodeKind("keyword_separator")

  /// What may stand anywhere between two tokens.
  static let extras: Set<NodeKind> = [comment, NodeKind("line_continuation")]
  /// Statements with a body: nothing can stand in front of them on their line.
  static let compoundStatements: Set<NodeKind> = [
    functionDefinition, classDefinition, decoratedDefinition, ifStatement, forStatement, whileStatement, tryStatement,
    withStatement, matchStatement,
  ]
  /// Where a path through the module may miss a binding.
  static let branches: Set<NodeKind> = [
    ifStatement, forStatement, whileStatement, tryStatement, withStatement, matchStatement, conditionalExpression,
    booleanOperator, NodeKind("list_comprehension"), NodeKind("set_comprehension"), NodeKind("dictionary_comprehension"),
    NodeKind("generator_expression"), NodeKind("assert_statement"),
  ]
  /// What can stand between a target and the statement that binds it.
  static let targetPatterns: Set<NodeKind> = [
    NodeKind("pattern_list"), NodeKind("tuple_pattern"), NodeKind("list_pattern"), listSplatPattern,
    NodeKind("expression_list"), NodeKind("tuple"), NodeKind("list"), parenthesizedExpression,
  ]
}

extension NodeField {
  static let name = NodeField("name")
  static let left = NodeField("left")
  static let right = NodeField("right")
  static let alias = NodeField("alias")
  static let parameters = NodeField("parameters")
  static let body = NodeField("body")
  static let moduleName = NodeField("module_name")
}

/// What hooks are made of.
extension NodeKind {
  static let attribute = NodeKind("attribute")
  static let argumentList = NodeKind("argument_list")
  static let keywordArgument = NodeKind("keyword_argument")
  static let comma = NodeKind(",", named: false)
}

extension NodeField {
  static let arguments = NodeField("arguments")
}

/// What lowering asks for beyond that.
extension NodeKind {
  static let withItem = NodeKind("with_item")
  static let genericType = NodeKind("generic_type")
  static let unionType = NodeKind("union_type")
  static let memberType = NodeKind("member_type")
  static let typeParameter = NodeKind("type_parameter")
}

/// What texts that name modules stand in.
extension NodeKind {
  static let stringStart = NodeKind("string_start")
  static let stringContent = NodeKind("string_content")
  static let stringEnd = NodeKind("string_end")
  static let binaryOperator = NodeKind("binary_operator")
  static let comparisonOperator = NodeKind("comparison_operator")
  static let `subscript` = NodeKind("subscript")
  static let dictionary = NodeKind("dictionary")
  static let dictionarySplat = NodeKind("dictionary_splat")
  static let pair = NodeKind("pair")
}

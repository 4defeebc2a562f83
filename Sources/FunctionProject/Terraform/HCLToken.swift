/// A piece of Terraform's language.
struct HCLToken: Equatable {
  enum Part: Equatable {
    case literal(String)
    /// What stands between `${` and `}`.
    case interpolation(String)
  }

  enum Kind: Equatable {
    case identifier(String)
    case number(String)
    case string([Part])
    case symbol(Character)
    case newline
    case end
  }

  var kind: Kind
  var mark: TextMark
}

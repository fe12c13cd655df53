package kz.tolem.gateway.merchant;

/// What a terminal accepts where the bank's documents and live clients disagree. Source: CLIENTS.md 4.
public enum Dialect {
  /// As the documents say.
  DOCUMENTED,
  /// As live clients do.
  LENIENT
}

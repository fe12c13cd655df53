package kz.tolem.gateway.acquirer;

import java.util.Optional;

/// Says how 3-D Secure goes in the sandbox before the card does. Implementations are thread-safe. Source:
/// docs/reference/secure.md.
@FunctionalInterface
public interface SecureScript {

  /// How it goes.
  enum Act {
    FRICTIONLESS,
    NOT_ENROLLED,
    NO_DIRECTORY,
    NO_ISSUER,
    /// The issuer asks, and the buyer types a code.
    BUYER_DECIDES,
    /// The issuer asks, and whatever the buyer does, he passes.
    PASSES,
    WRONG_CODE,
    GIVES_UP,
    /// The issuer asks and then cannot tell.
    ISSUER_FAILS
  }

  /// @return empty: the card decides
  Optional<Act> next(SecureDirectory.Question question);

  /// No script.
  static SecureScript none() {
    return _ -> Optional.empty();
  }
}

package kz.tolem.gateway.config;

import java.util.List;

/// The settings are wrong. The message holds one line for each mistake, so that all can be mended at once; none of them
/// repeats a secret.
public final class ConfigProblems extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> lines;

  ConfigProblems(List<String> lines) {
    super(String.join("\n", lines));
    this.lines = List.copyOf(lines);
  }

  /// One line for each mistake: the setting, what is wrong, what is expected.
  public List<String> lines() {
    return lines;
  }
}

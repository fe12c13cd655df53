package kz.tolem.gateway.config;

/// How log lines look.
public enum LogFormat {
  /// One short line for a person.
  TEXT,
  /// One JSON object a line, for a log collector.
  JSON
}

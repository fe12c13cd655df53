package kz.tolem.gateway.config;

/// The least serious kind of Tolem's own log lines that is written. Libraries stay at WARN whatever is set here, since
/// some of them print whole requests below that.
public enum LogLevel {
  /// What needs a person.
  ERROR,
  /// What may need one.
  WARN,
  /// The course of things; the default.
  INFO,
  /// Each step, to find a fault.
  DEBUG
}

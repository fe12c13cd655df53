package kz.tolem.gateway.model;

/// What was heard of a [Call].
sealed interface Seen {

  record Approved() implements Seen {}

  /// The buyer must go to his bank.
  record Step() implements Seen {}

  record Declined() implements Seen {}

  /// Not known yet.
  record Unknown() implements Seen {}

  /// The gateway refused by itself; nothing has changed.
  record Refused() implements Seen {}

  record Done() implements Seen {}

  record HostRefused() implements Seen {}

  /// @param name the status's own word
  record Stands(String name, long left, long away) implements Seen {}
}

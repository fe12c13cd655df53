package kz.tolem.gateway.cli;

/// The two values of an option that is switched. A truth value would not do: picocli lets such options take no value.
enum OnOff {
  ON,
  OFF
}

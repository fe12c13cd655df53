/// What the operator can set: read once, checked whole, immutable afterwards. Also the log's set-up, which follows it.
///
/// [kz.tolem.gateway.config.Setting] is the list of what exists; docs/configuration.md is the same list for people, and
/// a test holds the two together.
package kz.tolem.gateway.config;

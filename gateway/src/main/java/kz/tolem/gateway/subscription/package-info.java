/// Subscriptions: payments that are repeated by themselves on a saved card, each once, until the last is made, the shop
/// ends it, or one is declined for good (ADR 28).
package kz.tolem.gateway.subscription;

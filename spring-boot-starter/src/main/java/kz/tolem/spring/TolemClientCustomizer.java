package kz.tolem.spring;

import kz.tolem.client.TolemClientBuilder;

/**
 * Changes what the client is built from, where no setting does: a proxy, trusted certificates, other secrets for
 * {@code secret_hash}. Any number of beans of this type, in their order.
 */
@FunctionalInterface
public interface TolemClientCustomizer {

  /** Changes it. The settings are in it already; it is not to be built here. */
  void customize(TolemClientBuilder client);
}

/// The card host behind the gateway: the port, and the simulated host that stands behind it in sandbox mode.
package kz.tolem.gateway.acquirer;

/// Cards that come as cryptograms: the key that shops encrypt with, the opening, and the call that pays with one or
/// verifies a card. Source: EPAY.md 6.2, 7.
package kz.tolem.gateway.cryptogram;

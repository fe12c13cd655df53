/// A buyer's way through the hosted page: from the shop's parameters over the card form to the result. Everything a
/// page must remember travels with it, sealed; nothing is stored before the buyer pays.
package kz.tolem.gateway.page.checkout;

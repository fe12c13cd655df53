/// The sandbox: the documented test merchant and card, and a tiny shop to try the hosted page with.
package kz.tolem.gateway.sandbox;

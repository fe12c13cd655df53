/// Payments: what a shop wants paid, each attempt to pay it, and what became of it. A payment flows one way: the intent
/// is on disk before the card host is asked, and the outcome is on disk together with the notification that tells it.
package kz.tolem.gateway.payment;

/// Notifications: the outbox, whose rows are written with the outcome they tell of, and the sender that posts them until
/// they are delivered. Knows no payment, only what is to be posted where.
package kz.tolem.gateway.notification;

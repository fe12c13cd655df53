/// What is done to a payment after it was authorised: charge, cancel, refund; and how it stands.
package kz.tolem.gateway.operation;

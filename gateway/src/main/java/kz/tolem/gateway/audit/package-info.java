/// The audit chain: seals what happened, after it happened, and finds what was changed since (ADR 48). Knows no payment;
/// the owners of the tables say what of them is sealed.
package kz.tolem.gateway.audit;

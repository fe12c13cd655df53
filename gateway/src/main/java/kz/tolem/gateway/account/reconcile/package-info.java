/// Reconciliation: a bank's file held against our book.
package kz.tolem.gateway.account.reconcile;

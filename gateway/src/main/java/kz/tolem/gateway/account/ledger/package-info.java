/// Payments: found, listed, told one by one, and moved on by people.
package kz.tolem.gateway.account.ledger;

/// Keys: Tink keysets, sealed by one master key and kept in the database. Knows no card and no payment.
package kz.tolem.gateway.key;

/// The vault and the words of a card: number, CVC, expiry, scheme. A full card number leaves the vault only against a
/// [kz.tolem.gateway.card.PanAccess].
package kz.tolem.gateway.card;

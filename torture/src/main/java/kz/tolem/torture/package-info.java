/// Kills everything under load, again and again, and then holds the three books against each other: what the shops were
/// told, what Tolem's database says, and what the card host's journal says; and what was notified.
package kz.tolem.torture;

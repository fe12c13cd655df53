/// What becomes of saved cards: listed, deactivated, and forgotten when nobody needs their numbers any more.
package kz.tolem.gateway.savedcard;

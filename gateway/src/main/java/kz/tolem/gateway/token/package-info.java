/// Access tokens: issued to a merchant for one operation, sealed so that nothing is stored, and opened again.
package kz.tolem.gateway.token;

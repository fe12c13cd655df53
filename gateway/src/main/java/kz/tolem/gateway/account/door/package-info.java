/// Coming in: sign-in, second factor, invitations, and a person's own page.
package kz.tolem.gateway.account.door;

/** What a shop's tests tell a sandbox to do, and ask of it afterwards. */
package kz.tolem.bank;

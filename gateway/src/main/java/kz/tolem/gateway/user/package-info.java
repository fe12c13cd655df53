/// The people of merchants: their names, passwords and roles, and their sign-ins.
package kz.tolem.gateway.user;

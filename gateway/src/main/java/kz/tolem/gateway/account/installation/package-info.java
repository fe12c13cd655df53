/// The pages of whoever runs the installation: is it well, who is registered.
package kz.tolem.gateway.account.installation;

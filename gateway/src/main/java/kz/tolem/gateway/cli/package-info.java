/// The command line: starting the server, registering merchants and terminals.
package kz.tolem.gateway.cli;

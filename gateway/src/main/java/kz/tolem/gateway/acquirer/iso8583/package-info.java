/// The line to a card host that speaks ISO 8583: connections, matching of answers, and what the messages mean.
/// docs/reference/acquirer-iso8583.md describes the line; ADR 37 says why it is so.
package kz.tolem.gateway.acquirer.iso8583;

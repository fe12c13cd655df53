/// What both ends of the line between a gateway and its card host know: the messages of ISO 8583 (1987, ASCII), how
/// they are framed on a connection, what response codes mean, and which outcomes the simulated hosts have on demand.
package kz.tolem.cardline;

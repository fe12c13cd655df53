/// A simulated card host: the other end of the ISO 8583 line. It keeps a durable journal of its own, apart from Tolem's
/// database, so that the two books can be compared after everything has been broken.
package kz.tolem.host;

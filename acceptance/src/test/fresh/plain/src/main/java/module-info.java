/** A shop that is a module, so that the client's module is used as one. */
module shop {
  requires jdk.httpserver;
  requires kz.tolem.client;
}

/// A thin layer over Jetty's core handlers: requests in, replies out, and everything a hostile or clumsy caller may
/// send refused in one place. It knows nothing of payments; features hand it their [kz.tolem.gateway.http.Route]s.
///
/// Each request runs on a virtual thread of its own, so handlers may block.
package kz.tolem.gateway.http;

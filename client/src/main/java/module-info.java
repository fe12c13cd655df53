/**
 * What a shop embeds to be paid: payments with saved cards, their status, charge, cancel and refund, and notifications.
 */
module kz.tolem.client {
  requires transitive kz.tolem.protocol;
  requires transitive java.net.http;
  // Not transitive: javac would then want them from every shop that is a module.
  requires static java.sql;
  requires static micrometer.observation;

  exports kz.tolem.client;
  exports kz.tolem.client.micrometer;
  exports kz.tolem.client.notification;
}

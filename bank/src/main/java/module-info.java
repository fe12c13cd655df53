/** What a shop's tests tell a sandbox to do, and ask of it afterwards. */
module kz.tolem.bank {
  requires transitive kz.tolem.client;
  requires jdk.httpserver;

  exports kz.tolem.bank;
}

/** The wire words of ePay 2.0, used by gateway and client alike. */
module kz.tolem.protocol {
  requires tools.jackson.core;

  exports kz.tolem.protocol;
}

package kz.tolem.shop.web;

import kz.tolem.protocol.Language;
import kz.tolem.shop.order.BuyerId;
import org.springframework.web.servlet.function.ServerRequest;

/// Who asks, and in which language he reads. [Door] finds it out for every request.
record Visitor(BuyerId buyer, Language language) {

  static final String ATTRIBUTE = Visitor.class.getName();

  static Visitor of(ServerRequest request) {
    return (Visitor) request.attribute(ATTRIBUTE).orElseThrow();
  }
}

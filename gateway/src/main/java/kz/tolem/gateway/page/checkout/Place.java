package kz.tolem.gateway.page.checkout;

import kz.tolem.gateway.page.FrameView.Shape;

/// Where the page is shown.
sealed interface Place {

  /// The buyer's whole window.
  record Window() implements Place {}

  /// A frame in the shop's page.
  ///
  /// @param origin the shop's page, which hears the result; `*` when it is not known
  record Widget(String origin) implements Place {}

  default Shape shape() {
    return switch (this) {
      case Window _ -> Shape.PAGE;
      case Widget _ -> Shape.WIDGET;
    };
  }
}

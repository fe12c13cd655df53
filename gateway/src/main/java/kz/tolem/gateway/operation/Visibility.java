package kz.tolem.gateway.operation;

import kz.tolem.gateway.payment.Order;
import kz.tolem.gateway.payment.Standing;
import kz.tolem.gateway.token.AccessToken;

/// What a token may see: its merchant's payments, and of those only its terminal's and its invoice's, when it is bound to
/// one. The rest does not exist for it.
public record Visibility(AccessToken token) {

  public static Visibility of(AccessToken token) {
    return new Visibility(token);
  }

  public boolean sees(Standing standing) {
    Order order = standing.payment().order();
    return order.merchant().equals(token.merchant())
        && token.terminal().map(order.terminal()::equals).orElse(true)
        && token.invoice().map(order.invoice()::equals).orElse(true);
  }
}

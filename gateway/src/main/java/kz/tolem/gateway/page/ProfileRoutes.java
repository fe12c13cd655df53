package kz.tolem.gateway.page;

import java.util.Set;
import kz.tolem.gateway.http.Reply;
import kz.tolem.gateway.http.Request;
import kz.tolem.gateway.http.Route;
import kz.tolem.gateway.http.Routes;
import kz.tolem.gateway.merchant.Merchant;
import kz.tolem.gateway.merchant.Merchants;
import kz.tolem.gateway.token.AccessToken;
import kz.tolem.gateway.token.Admission;
import kz.tolem.gateway.token.Tokens;
import kz.tolem.protocol.MalformedMessage;
import kz.tolem.protocol.PaymentError;
import kz.tolem.protocol.PublicProfile;
import kz.tolem.protocol.PublicProfile.Part;
import kz.tolem.protocol.PublicProfileRequest;

/// `POST /public-profile`: the shop's looks, for an app that draws a form of its own. Source: EPAY.md 4.8. Thread-safe.
public final class ProfileRoutes {

  /// What the payment page shows as well; there is no other way to pay than by card.
  private static final Set<Part> SHOWN = Set.of(Part.BY_CARD, Part.USER_CONTACTS_BY_EMAIL, Part.PAYER_NAME);

  // The payment page's own colours by day, web/payform.css.
  private static final PublicProfile.Colors COLORS =
      new PublicProfile.Colors(plain("#f3f5f4"), plain("#0b6b63"), "#0b6b63", "#14211f", "#ffffff");

  private final Tokens tokens;
  private final Merchants merchants;

  public ProfileRoutes(Tokens tokens, Merchants merchants) {
    this.tokens = tokens;
    this.merchants = merchants;
  }

  public void addTo(Routes routes) {
    routes.add(Route.post("/public-profile", Admission.ofShops(tokens, this::profile)));
  }

  /// The addresses in the question change nothing here.
  private Reply profile(AccessToken token, Request request) {
    try {
      PublicProfileRequest.read(request.body());
    } catch (MalformedMessage e) {
      return Reply.json(400, PaymentError.of(PaymentError.REQUEST_FAULT, e.getMessage()).write());
    }
    String shop = merchants.merchant(token.merchant()).map(Merchant::name).orElse("");
    return Reply.json(
        200, new PublicProfile(shop, "", "ru", "", "", COLORS, SHOWN, "", "", "").write());
  }

  /// One colour as the documents write a transition between two.
  private static String plain(String color) {
    return "{\"color1\":\"%1$s\",\"color2\":\"%1$s\",\"gradient\":\"%1$s\"}".formatted(color);
  }
}

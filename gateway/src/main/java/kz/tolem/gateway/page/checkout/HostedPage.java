package kz.tolem.gateway.page.checkout;

import com.google.crypto.tink.Aead;
import java.net.URI;
import java.time.InstantSource;
import java.util.function.Supplier;
import kz.tolem.gateway.card.Vault;
import kz.tolem.gateway.http.Routes;
import kz.tolem.gateway.merchant.Merchants;
import kz.tolem.gateway.page.PageAssets;
import kz.tolem.gateway.page.PageErrors;
import kz.tolem.gateway.page.PageSite;
import kz.tolem.gateway.page.ProfileRoutes;
import kz.tolem.gateway.page.Templates;
import kz.tolem.gateway.payment.Payments;
import kz.tolem.gateway.payment.SecureSteps;
import kz.tolem.gateway.token.Tokens;

/// The hosted page, put together: where a buyer types the card that the shop must not see. Thread-safe.
///
/// @param seal of [kz.tolem.gateway.key.Keys#checkouts]
/// @param publicUrl the gateway's address for browsers
public record HostedPage(
    PageSite site,
    Templates templates,
    PageAssets assets,
    Aead seal,
    InstantSource time,
    Tokens tokens,
    Merchants merchants,
    Vault vault,
    Payments payments,
    SecureSteps steps,
    Supplier<URI> publicUrl) {

  /// Adds its routes, the shop's looks for other forms, and the look of errors under `/payform`.
  public void addTo(Routes routes) {
    Checkouts checkouts = new Checkouts(seal, time);
    PageFrames frames = new PageFrames(merchants, site, assets);
    SavedCards cards = new SavedCards(vault);
    FormPage form = new FormPage(cards, checkouts, frames);
    ResultPage result = new ResultPage(vault, checkouts, frames, time);
    StepPage step = new StepPage(checkouts, frames, publicUrl);
    new CheckoutRoutes(
            new CheckoutReader(tokens, merchants, vault),
            checkouts,
            new EntryReader(cards, site.sandbox(), time),
            new PayDesk(payments, steps, vault, merchants),
            new CheckoutPages(templates, frames, checkouts, form, result, step))
        .addTo(routes);
    new ProfileRoutes(tokens, merchants).addTo(routes);
    assets.addTo(routes);
    routes.errors("/payform", new PageErrors(templates, site, assets));
  }
}

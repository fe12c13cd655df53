package kz.tolem.gateway.payment;

import java.net.URI;
import java.util.Optional;
import kz.tolem.protocol.Secure3DResult;

/// Where the buyer's browser goes when a 3-D Secure step is over: the shop's address with the result behind it. Not a
/// proof; the status is. Source: EPAY.md 7.5, variant A.
public final class ReturnLink {

  private static final int NOT_KNOWN = 454; // EPAY.md 11: ask for the status

  private ReturnLink() {}

  /// @return empty when the shop gave no address
  public static Optional<String> of(Payment payment) {
    OrderLinks links = payment.order().links();
    return switch (payment) {
      case Payment.Approved approved ->
          with(links.back(), new Secure3DResult.Succeeded(approved.approval().reference()));
      case Payment.Declined declined -> with(failure(links), new Secure3DResult.Failed(declined.code()));
      case Payment.Pending _, Payment.SecureStep _ -> with(failure(links), new Secure3DResult.Failed(NOT_KNOWN));
    };
  }

  private static String failure(OrderLinks links) {
    return links.failureBack().isEmpty() ? links.back() : links.failureBack();
  }

  private static Optional<String> with(String link, Secure3DResult result) {
    if (link.isEmpty()) {
      return Optional.empty();
    }
    // A shop's address may have letters of any script, which no header may hold.
    String ascii = URI.create(link).toASCIIString();
    int hash = ascii.indexOf('#');
    String address = hash < 0 ? ascii : ascii.substring(0, hash);
    String fragment = hash < 0 ? "" : ascii.substring(hash);
    char joint = address.indexOf('?') < 0 ? '?' : '&';
    return Optional.of(address + joint + result.toQuery() + fragment);
  }
}

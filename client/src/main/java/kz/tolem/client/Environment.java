package kz.tolem.client;

import java.net.URI;
import java.util.Objects;

/**
 * Where the other side is: one base address for each of its roles, and whether it repeats safely. Immutable. Source:
 * EPAY.md 1.1.
 *
 * @param oauth what stands before {@code /oauth2/token}
 * @param api what stands before {@code /payments/cards/auth} and all other calls
 * @param page what stands before {@code /payform/}
 * @param repeats whether a payment that was sent may be sent again, with the same token, without being made twice.
 *     Tolem promises it. The bank does not, so there the client only asks for the status
 */
public record Environment(URI oauth, URI api, URI page, Repeats repeats) {

  /** What becomes of a payment request that arrives a second time with the same token. */
  public enum Repeats {
    /** It is answered from the first one: Tolem. */
    SAFE,
    /** Nobody says, so it is never sent: the bank. */
    UNKNOWN
  }

  public Environment {
    oauth = base(oauth, "oauth");
    api = base(api, "api");
    page = base(page, "page");
    Objects.requireNonNull(repeats, "repeats");
  }

  private static URI base(URI address, String name) {
    Objects.requireNonNull(address, name);
    boolean web = "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
    if (!web || address.getHost() == null || address.getRawQuery() != null || address.getRawFragment() != null) {
      throw new IllegalArgumentException("the base address of " + name + " must be http(s)://host, a path at most");
    }
    return URI.create(address.toString().replaceAll("/+$", ""));
  }

  /** A Tolem, at one address for everything, such as {@code http://localhost:8080}. */
  public static Environment at(URI base) {
    return new Environment(base, base, base, Repeats.SAFE);
  }

  /** As {@link #at(URI)}. */
  public static Environment at(String base) {
    return at(URI.create(base));
  }

  /** The bank's test system, as the documents of saved cards name it. */
  public static Environment bankTest() {
    return bank(
        "https://testoauth.homebank.kz/epay2", "https://testepay.homebank.kz/api", "https://test-epay.homebank.kz");
  }

  /** The bank's test system under its newer names. */
  public static Environment bankTestNewHosts() {
    return bank(
        "https://test-epay-oauth.epayment.kz", "https://test-epay-api.epayment.kz", "https://test-epay.epayment.kz");
  }

  /** The bank itself. */
  public static Environment bankProduction() {
    return bank("https://epay-oauth.homebank.kz", "https://epay-api.homebank.kz", "https://epay.homebank.kz");
  }

  private static Environment bank(String oauth, String api, String page) {
    return new Environment(URI.create(oauth), URI.create(api), URI.create(page), Repeats.UNKNOWN);
  }

  boolean repeatsSafely() {
    return repeats == Repeats.SAFE;
  }
}

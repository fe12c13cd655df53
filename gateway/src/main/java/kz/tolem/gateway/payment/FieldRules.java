package kz.tolem.gateway.payment;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import kz.tolem.gateway.card.CardNumbersInText;
import kz.tolem.gateway.merchant.Dialect;
import kz.tolem.gateway.merchant.Links;
import kz.tolem.gateway.merchant.Terminal;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.ProtocolLimits;

/// What a field of an order must be, whichever door it comes in by. Each rule gives the clean value or throws
/// [FieldRefused]. Source: EPAY.md 3.2, CLIENTS.md 4.
public final class FieldRules {

  private static final int ACCOUNT_MAX = 255;
  private static final int NAME_MAX = 255;
  private static final int EMAIL_MAX = 254;
  private static final int PHONE_DIGITS_MAX = 15;
  private static final int DATA_MAX = 4096;
  private static final int SECRET_HASH_MAX = 512;

  private final Terminal terminal;

  public FieldRules(Terminal terminal) {
    this.terminal = terminal;
  }

  boolean lenient() {
    return terminal.dialect() == Dialect.LENIENT;
  }

  public InvoiceId invoice(Optional<String> text) {
    try {
      InvoiceId invoice = new InvoiceId(present("invoiceId", text));
      if (invoice.isDocumented()) {
        return invoice;
      }
      if (lenient()) {
        withoutCardNumber("invoiceId", invoice.digits());
        return invoice;
      }
    } catch (IllegalArgumentException _) {
      // falls through to the one answer
    }
    throw refused(lenient() ? "invoiceId must be 1 to 20 digits" : "invoiceId must be 6 to 15 digits");
  }

  public String invoiceAlt(Optional<String> text) {
    String alt = text.orElse("");
    boolean digits = alt.chars().allMatch(c -> c >= '0' && c <= '9');
    boolean documented = alt.length() >= InvoiceId.DOCUMENTED_MIN && alt.length() <= InvoiceId.DOCUMENTED_MAX;
    if (alt.isEmpty() || digits && documented || lenient() && alt.length() <= 50) {
      return alt.isEmpty() ? alt : plain("invoiceIdAlt", alt, 50);
    }
    throw refused("invoiceIdAlt must be 6 to 15 digits");
  }

  /// A link that the documents require: absent it is a mistake, unless the dialect is lenient; empty it means "none".
  public String backLink(Optional<String> url) {
    return backLink("backLink", required("backLink", url));
  }

  public String failureBackLink(Optional<String> url) {
    return backLink("failureBackLink", url.orElse(""));
  }

  public String postLink(Optional<String> url) {
    return postLink("postLink", required("postLink", url));
  }

  public String failurePostLink(Optional<String> url) {
    return postLink("failurePostLink", url.orElse(""));
  }

  private String required(String name, Optional<String> text) {
    if (text.isEmpty() && !lenient()) {
      throw refused(name + " is missing");
    }
    return text.orElse("");
  }

  private String backLink(String name, String url) {
    return judged(name, url, Links.problemOfBackLink(url, hosts()));
  }

  private String postLink(String name, String url) {
    return judged(name, url, Links.problemOfPostLink(url, hosts()));
  }

  private List<String> hosts() {
    return terminal.linkHosts();
  }

  private static String judged(String name, String url, Optional<String> problem) {
    if (!url.isEmpty() && problem.isPresent()) {
      throw refused(name + " " + problem.get());
    }
    return withoutCardNumber(name, url);
  }

  public String description(Optional<String> text) {
    if (text.orElse("").isEmpty() && !lenient()) {
      throw refused("description is missing");
    }
    String description = text.orElse("");
    if (description.getBytes(StandardCharsets.UTF_8).length > ProtocolLimits.DESCRIPTION_BYTES_MAX) {
      throw new FieldRefused(new Refusal.DescriptionTooLong());
    }
    return plain("description", description, ProtocolLimits.DESCRIPTION_BYTES_MAX);
  }

  public String accountId(Optional<String> text) {
    return plain("accountId", text.orElse(""), ACCOUNT_MAX);
  }

  public String name(Optional<String> text) {
    return plain("name", text.orElse(""), NAME_MAX);
  }

  public String email(Optional<String> text) {
    return plain("email", text.orElse(""), EMAIL_MAX);
  }

  /// Digits alone, a leading 8 read as 7 (EPAY.md 13, no. 40).
  public String phone(Optional<String> text) {
    StringBuilder digits = new StringBuilder();
    text.orElse("").chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
    if (digits.length() > PHONE_DIGITS_MAX) {
      throw refused("phone must have at most " + PHONE_DIGITS_MAX + " digits");
    }
    if (digits.length() == 11 && digits.charAt(0) == '8') {
      digits.setCharAt(0, '7');
    }
    return withoutCardNumber("phone", digits.toString());
  }

  public String data(Optional<String> text) {
    String data = text.orElse("");
    if (data.length() > DATA_MAX) {
      throw refused("data must have at most " + DATA_MAX + " characters");
    }
    return withoutCardNumber("data", data);
  }

  public String secretHash(Optional<String> text) {
    return plain("secret_hash", text.orElse(""), SECRET_HASH_MAX);
  }

  private static String plain(String name, String text, int charactersMax) {
    if (text.length() > charactersMax) {
      throw refused(name + " must have at most " + charactersMax + " characters");
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw refused(name + " must not contain control characters");
    }
    return withoutCardNumber(name, text);
  }

  /// What a shop sends here is kept in the clear and sent on.
  private static String withoutCardNumber(String name, String text) {
    if (CardNumbersInText.isIn(text)) {
      throw refused(name + " must not contain a card number");
    }
    return text;
  }

  /// A text that must be there and not be empty.
  public static String present(String name, Optional<String> text) {
    return text.filter(given -> !given.isEmpty()).orElseThrow(() -> refused(name + " is missing"));
  }

  /// The refusal of a field, to be thrown.
  public static FieldRefused refused(String why) {
    return new FieldRefused(new Refusal.FieldWrong(why));
  }
}

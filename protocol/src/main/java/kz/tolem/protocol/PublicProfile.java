package kz.tolem.protocol;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A shop's looks, for a payment form. Source: EPAY.md 4.8. Absent texts are empty.
 *
 * @param language the form's language, such as {@code ru}
 * @param shown what the form shows; what is not in it is hidden
 * @param qr a link for a QR code, where there is one
 */
public record PublicProfile(
    String shopName,
    String logoUrl,
    String language,
    String email,
    String phone,
    Colors colors,
    Set<Part> shown,
    String qr,
    String homebankLink,
    String onlinebankLink) {

  /**
   * The form's colours.
   *
   * @param background a JSON text with {@code color1}, {@code color2} and {@code gradient}
   * @param cardBackground the same for the picture of the card
   */
  public record Colors(String background, String cardBackground, String buttons, String text, String cardText) {

    private static final Colors NONE = new Colors("", "", "", "", "");

    private static Colors of(Fields in) {
      return new Colors(
          in.textOrEmpty("bg"),
          in.textOrEmpty("card_bg"),
          in.textOrEmpty("buttons"),
          in.textOrEmpty("text"),
          in.textOrEmpty("card_text"));
    }
  }

  /** A part of the form that a shop may show or hide, in the order of the wire. */
  public enum Part {
    LOGO("logo"),
    ADDITIONAL_INFO("additionalInfo"),
    BY_CARD("byCard"),
    BY_HALYK_ID("byHalykID"),
    BY_HB_CREDIT("byPayByHBCredit"),
    BY_APPLE_PAY("byApplePay"),
    BY_SAMSUNG_PAY("bySamsungPay"),
    BY_GOOGLE_PAY("byGooglePay"),
    BY_MASTERPASS("byMasterPass"),
    BY_GO_BONUSES("byGoBonuses"),
    BY_QR("byQR"),
    USER_CONTACTS_BY_EMAIL("userContactsByEmail"),
    USER_CONTACTS_ALL("userContactsAll"),
    ATTEMPTS_INFO("attemptsInfo"),
    PAYER_NAME("payerName");

    private final String wireName;

    Part(String wireName) {
      this.wireName = wireName;
    }
  }

  public PublicProfile {
    shown = Set.copyOf(shown);
  }

  /**
   * Reads a reply; whatever is missing is empty or hidden.
   *
   * @throws MalformedMessage when it is not one JSON object, or a part has the wrong kind
   */
  public static PublicProfile read(byte[] body) {
    Fields in = JsonReader.read(body);
    Fields assets = in.object("assets").orElseGet(() -> new Fields("assets."));
    return new PublicProfile(
        assets.textOrEmpty("shop_name"),
        assets.textOrEmpty("logo_url"),
        assets.textOrEmpty("lang"),
        assets.textOrEmpty("email"),
        assets.textOrEmpty("phone"),
        assets.object("color_scheme").map(Colors::of).orElse(Colors.NONE),
        shownIn(assets.object("payment_view_settings")),
        in.textOrEmpty("QR"),
        in.textOrEmpty("homebankLink"),
        in.textOrEmpty("onlinebankLink"));
  }

  private static Set<Part> shownIn(Optional<Fields> settings) {
    Set<Part> shown = EnumSet.noneOf(Part.class);
    for (Part part : Part.values()) {
      if (settings.flatMap(in -> in.flag(part.wireName)).orElse(false)) {
        shown.add(part);
      }
    }
    return shown;
  }

  /** The JSON body, all fields in the documented order. */
  public byte[] write() {
    return JsonWriter.write(
        out -> {
          out.object("assets", this::writeAssets);
          out.text("QR", qr);
          out.text("homebankLink", homebankLink);
          out.text("onlinebankLink", onlinebankLink);
        });
  }

  private void writeAssets(JsonWriter out) {
    out.text("shop_name", shopName);
    out.text("logo_url", logoUrl);
    out.text("lang", language);
    out.text("email", email);
    out.text("phone", phone);
    out.object("color_scheme", this::writeColors);
    out.object("payment_view_settings", this::writeShown);
  }

  private void writeColors(JsonWriter out) {
    out.text("bg", colors.background());
    out.text("card_bg", colors.cardBackground());
    out.text("buttons", colors.buttons());
    out.text("text", colors.text());
    out.text("card_text", colors.cardText());
  }

  private void writeShown(JsonWriter out) {
    for (Part part : Part.values()) {
      out.flag(part.wireName, shown.contains(part));
    }
  }
}

package kz.tolem.protocol;

import java.util.List;

/**
 * One try of a sandbox to bring a notification to a shop (docs/reference/sandbox-switches.md).
 *
 * @param id of the notification, the same on every try (wire header webhook-id)
 * @param payment of the payment that it tells of
 * @param url where it went
 * @param success whether it tells of a success
 * @param script what a script did to it, in its word; empty when nothing
 * @param result {@code delivered}, {@code lost}, {@code held}, {@code postponed}, or what kind of failure it was
 * @param at when, in UTC
 * @param body as it was sent; as it would have been when it was not
 */
public record SandboxDelivery(
    String id,
    String invoice,
    String payment,
    String url,
    boolean success,
    String script,
    String result,
    String at,
    String body) {

  /** The result of a try that the shop has seen and taken. */
  public static final String DELIVERED = "delivered";

  /** Whether the shop has seen and taken it. */
  public boolean isDelivered() {
    return result.equals(DELIVERED);
  }

  /**
   * Reads the answer to who asks for deliveries.
   *
   * @throws MalformedMessage when it is none
   */
  public static List<SandboxDelivery> readAll(byte[] body) {
    return JsonReader.readWithList(body).objects("notifications").stream().map(SandboxDelivery::read).toList();
  }

  private static SandboxDelivery read(Fields in) {
    return new SandboxDelivery(
        in.requiredText("id"),
        in.textOrEmpty("invoice"),
        in.textOrEmpty("payment"),
        in.textOrEmpty("url"),
        in.flag("success").orElse(false),
        in.textOrEmpty("script"),
        in.textOrEmpty("result"),
        in.textOrEmpty("at"),
        in.textOrEmpty("body"));
  }

  /** The JSON body of the answer. */
  public static byte[] writeAll(List<SandboxDelivery> deliveries) {
    return JsonWriter.write(out -> out.objects("notifications", deliveries, SandboxDelivery::write));
  }

  private static void write(JsonWriter out, SandboxDelivery delivery) {
    out.text("id", delivery.id());
    out.text("invoice", delivery.invoice());
    out.text("payment", delivery.payment());
    out.text("url", delivery.url());
    out.flag("success", delivery.success());
    out.text("script", delivery.script());
    out.text("result", delivery.result());
    out.text("at", delivery.at());
    out.text("body", delivery.body());
  }
}

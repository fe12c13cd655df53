package kz.tolem.protocol;

/**
 * A buyer's visit to the page of the sandbox's card bank, without a browser (docs/reference/sandbox-switches.md).
 *
 * @param paReq what the gateway told the shop to send him there with
 * @param code what he types; empty text: he gives up
 */
public record SandboxBuyer(String paReq, String code) {

  /**
   * Reads a visit.
   *
   * @throws MalformedMessage naming what is wrong
   */
  public static SandboxBuyer read(byte[] body) {
    Fields in = JsonReader.read(body);
    in.requireOnly("paReq", "code");
    return new SandboxBuyer(in.requiredText("paReq"), in.textOrEmpty("code"));
  }

  /** The JSON body. */
  public byte[] write() {
    return JsonWriter.write(
        out -> {
          out.text("paReq", paReq);
          out.text("code", code);
        });
  }

  @Override
  public String toString() {
    return "a buyer at the sandbox's card bank";
  }

  /**
   * Reads what his browser brings back.
   *
   * @throws MalformedMessage when it is none
   */
  public static String readPaRes(byte[] body) {
    return JsonReader.read(body).requiredText("paRes");
  }

  /** The JSON body of the answer. */
  public static byte[] writePaRes(String paRes) {
    return JsonWriter.write(out -> out.text("paRes", paRes));
  }
}

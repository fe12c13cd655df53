package kz.tolem.protocol;

import java.util.Optional;

/**
 * The reply to a status call. Source: EPAY.md 8.2, 8.3. The code 100 alone does not mean paid.
 *
 * @param resultCode as sent; {@link #result()} tells its meaning
 * @param resultMessage the text beside the code
 * @param transaction the payment, where there is one
 */
public record StatusReply(String resultCode, String resultMessage, Optional<StatusTransaction> transaction) {

  /** A reply without a payment. */
  public static StatusReply of(ResultCode result) {
    return new StatusReply(result.code(), result.message(), Optional.empty());
  }

  /** A reply about a payment. */
  public static StatusReply of(ResultCode result, StatusTransaction transaction) {
    return new StatusReply(result.code(), result.message(), Optional.of(transaction));
  }

  /**
   * Reads a reply, whatever the HTTP status it came with.
   *
   * @throws MalformedMessage when it is not one JSON object, has no result code, or an amount is not a number
   */
  public static StatusReply read(byte[] body) {
    Fields in = JsonReader.read(body);
    return new StatusReply(
        in.requiredText("resultCode"),
        in.textOrEmpty("resultMessage"),
        in.object("transaction").map(StatusJson::of));
  }

  /** The meaning of the code, empty when the documents do not know it. */
  public Optional<ResultCode> result() {
    return ResultCode.find(resultCode);
  }

  /** The JSON body; {@code transaction} is null where there is none. */
  public byte[] write() {
    return JsonWriter.write(
        out -> {
          out.text("resultCode", resultCode);
          out.text("resultMessage", resultMessage);
          if (transaction.isPresent()) {
            out.object("transaction", inside -> StatusJson.write(inside, transaction.get()));
          } else {
            out.nothing("transaction");
          }
        });
  }
}

package kz.tolem.protocol;

import java.util.List;

/**
 * One page of a shop's operations. The documents show no reply to {@link OperationListRequest}: this form is ours, each
 * operation has the members of the status call (EPAY.md 8.2).
 *
 * @param total how many operations there are on all pages
 * @param page counted from 1
 * @param size operations asked for on a page; the last page may have fewer
 */
public record OperationListReply(long total, int page, int size, List<StatusTransaction> operations) {

  public OperationListReply {
    operations = List.copyOf(operations);
  }

  /**
   * Reads a page.
   *
   * @throws MalformedMessage when it is not one JSON object with three numbers and a list of operations, or an amount
   *     is not a number
   */
  public static OperationListReply read(byte[] body) {
    Fields in = JsonReader.readWithList(body);
    return new OperationListReply(
        number(in, "total"),
        number(in, "page"),
        number(in, "size"),
        in.objects("operations").stream().map(StatusJson::of).toList());
  }

  private static int number(Fields in, String name) {
    return in.whole(name).orElseThrow(() -> in.problem(name, "is missing"));
  }

  /** The JSON body. */
  public byte[] write() {
    return JsonWriter.write(
        out -> {
          out.number("total", total);
          out.number("page", page);
          out.number("size", size);
          out.objects("operations", operations, StatusJson::write);
        });
  }
}

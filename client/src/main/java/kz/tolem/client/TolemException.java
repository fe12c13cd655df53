package kz.tolem.client;

import java.io.Serializable;
import java.util.Optional;
import kz.tolem.protocol.InvoiceId;

/**
 * A call that has no result to speak of. Its two kinds say whether to try again later ({@link TolemTransportException})
 * or to mend something first ({@link TolemRefusedException}). The message holds no secret and no card.
 */
public abstract sealed class TolemException extends RuntimeException
    permits TolemTransportException, TolemRefusedException {

  private static final long serialVersionUID = 1L;

  private final Details details;

  /**
   * What support will ask for.
   *
   * @param requestId the id under which the other side's log has the request
   * @param httpStatus 0 when there was no answer
   * @param invoice the digits, empty when the call was about no order
   */
  record Details(String operation, String requestId, int httpStatus, String invoice) implements Serializable {

    static Details of(Call call, Answer answer) {
      int status = answer instanceof Answer.Heard heard ? heard.status() : 0;
      String invoice = call.invoice().map(InvoiceId::digits).orElse("");
      return new Details(call.operation(), answer.requestId(), status, invoice);
    }

    private String text() {
      return operation
          + (invoice.isEmpty() ? "" : " of invoice " + invoice)
          + (httpStatus == 0 ? "" : ", HTTP " + httpStatus)
          + ", request " + requestId;
    }
  }

  TolemException(String problem, Details details, Throwable cause) {
    super(problem + " (" + details.text() + ")", cause);
    this.details = details;
  }

  /** The same as another. */
  TolemException(TolemException same) {
    super(same.getMessage(), same.getCause());
    this.details = same.details;
  }

  /** The id under which the other side's log has the request. */
  public String requestId() {
    return details.requestId();
  }

  /** The HTTP status, where there was an answer. */
  public Optional<Integer> httpStatus() {
    return details.httpStatus() == 0 ? Optional.empty() : Optional.of(details.httpStatus());
  }

  /** The order that the call was about, where there was one. */
  public Optional<InvoiceId> invoice() {
    return details.invoice().isEmpty() ? Optional.empty() : Optional.of(new InvoiceId(details.invoice()));
  }
}

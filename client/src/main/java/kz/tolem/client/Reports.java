package kz.tolem.client;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import kz.tolem.protocol.OperationListReply;
import kz.tolem.protocol.OperationListRequest;
import kz.tolem.protocol.TokenReply;
import kz.tolem.protocol.TokenRequest;

/** The list of payments, for the shop itself or for one of its people. Thread-safe. Source: EPAY.md 2.6, 2.7, 10.6. */
public final class Reports {

  private final Engine engine;

  Reports(Engine engine) {
    this.engine = engine;
  }

  /** A person's sign-in. Prints nothing. Immutable. */
  public static final class Session {

    private final TokenReply reply;

    Session(TokenReply reply) {
      this.reply = reply;
    }

    /** How long it is good, from the moment at which it was granted; {@link Reports#refresh} before that. */
    public Duration validFor() {
      return Duration.ofSeconds(reply.expiresInSeconds());
    }

    @Override
    public String toString() {
      return "Session[hidden]";
    }
  }

  /**
   * One page of payments, with the shop's own token; one filter must be by the date.
   *
   * @throws TolemRefusedException when a filter is not one that the other side takes
   * @throws TolemTransportException when there is no answer within the deadline
   */
  public OperationListReply search(OperationListRequest question) {
    Call call = call(question);
    return engine.asked(
        call.operation(), call, heard -> Asking.okOrRefused(call, heard, OperationListReply::read));
  }

  /**
   * One page of payments, as a person of the shop.
   *
   * @throws TolemRefusedException when a filter is not one that the other side takes, or the session is over
   * @throws TolemTransportException when there is no answer within the deadline
   */
  public OperationListReply search(OperationListRequest question, Session session) {
    Call call = call(question).with(session.reply.accessToken());
    return engine.observed(
        call.operation(),
        deadline ->
            engine.asking().untilAnswered(
                call, deadline, heard -> Asking.okOrRefused(call, heard, OperationListReply::read)));
  }

  private Call call(OperationListRequest question) {
    return Call.json("operations", engine.settings().api("/operations"), question.write());
  }

  /**
   * Signs a person in.
   *
   * @throws TolemRefusedException when name or password is wrong, or the person is shut out for a while
   * @throws TolemTransportException when there is no answer within the deadline
   */
  public Session signIn(String username, String password) {
    Map<String, String> form = grant("password");
    form.put("username", Objects.requireNonNull(username, "username"));
    form.put("password", Objects.requireNonNull(password, "password"));
    return granted("sign-in", form);
  }

  /**
   * Goes on with a sign-in. Use the new session from then on, and the old one never again.
   *
   * @throws TolemRefusedException when the session is over: sign in again
   * @throws TolemTransportException when there is no answer within the deadline
   */
  public Session refresh(Session session) {
    Map<String, String> form = grant("refresh_token");
    form.put("refresh_token", session.reply.refreshToken());
    return granted("refresh", form);
  }

  private Map<String, String> grant(String type) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", type);
    form.put("scope", "api");
    form.put("client_id", engine.settings().credentials().clientId());
    form.put("client_secret", engine.settings().credentials().clientSecret());
    return form;
  }

  private Session granted(String operation, Map<String, String> form) {
    return engine.observed(
        operation, deadline -> new Session(engine.requests().granted(TokenRequest.ofForm(form), deadline)));
  }
}

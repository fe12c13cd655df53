package kz.tolem.gateway.token;

import java.util.function.Predicate;
import kz.tolem.gateway.http.Handler;
import kz.tolem.gateway.http.Reply;
import kz.tolem.gateway.http.Request;
import kz.tolem.gateway.user.Role;
import kz.tolem.protocol.PaymentError;

/// Lets requests in by their token. Who is not let in hears 401 or 403, and nothing else of the request is looked at, so
/// nothing is told of what he asked for. Source: EPAY.md 3.5. Thread-safe.
public final class Admission {

  private Admission() {}

  /// What is done for whom a token lets in.
  @FunctionalInterface
  public interface Admitted {
    Reply answer(AccessToken token, Request request);
  }

  /// For shops alone.
  public static Handler ofShops(Tokens tokens, Admitted admitted) {
    return request ->
        switch (tokens.open(Bearer.of(request).orElse(""))) {
          case Tokens.Presented.Valid(var token) -> admitted.answer(token, request);
          case Tokens.Presented.Expired _ -> refused(401, Callers.EXPIRED);
          case Tokens.Presented.NotOurs _ -> refused(401, Callers.INVALID);
        };
  }

  /// For shops and all of their users.
  public static Handler ofAll(Callers callers, Admitted admitted) {
    return of(callers, _ -> true, admitted);
  }

  /// For shops, and for those of their users who have such a role.
  public static Handler of(Callers callers, Predicate<Role> allowed, Admitted admitted) {
    return request ->
        switch (callers.of(request)) {
          case Callers.Caller.Shop(var token) -> admitted.answer(token, request);
          case Callers.Caller.Person(var token, var role) ->
              allowed.test(role) ? admitted.answer(token, request) : refused(403, "your role does not allow this");
          case Callers.Caller.Nobody(var why) -> refused(401, why);
        };
  }

  private static Reply refused(int status, String why) {
    return Reply.json(status, PaymentError.of(PaymentError.REQUEST_FAULT, why).write());
  }
}

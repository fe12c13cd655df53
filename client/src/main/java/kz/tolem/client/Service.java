package kz.tolem.client;

import java.util.Optional;
import java.util.function.Function;

/** Makes calls with the kept token, and gets another one when it is refused. Thread-safe. */
final class Service {

  private static final int UNAUTHORIZED = 401;

  private final Asking asking;
  private final Tokens tokens;

  Service(Asking asking, Tokens tokens) {
    this.asking = asking;
    this.tokens = tokens;
  }

  /** As {@link Asking#untilAnswered}. A token that is refused is replaced once, never again and again. */
  <T> T untilAnswered(Call call, Deadline deadline, Function<Answer.Heard, T> read) {
    Asking.Tries tries = new Asking.Tries();
    String token = tokens.service(deadline);
    Optional<T> first =
        asking.untilAnswered(
            call.with(token),
            deadline,
            tries,
            heard -> heard.status() == UNAUTHORIZED ? Optional.empty() : Optional.of(read.apply(heard)));
    if (first.isPresent()) {
      return first.get();
    }
    tokens.refused(token);
    return asking.untilAnswered(call.with(another(deadline, tries)), deadline, tries, read);
  }

  private String another(Deadline deadline, Asking.Tries tries) {
    try {
      return tokens.service(deadline);
    } catch (TolemTransportException e) {
      throw tries.told(e);
    }
  }

  /** One try of a call that must not be repeated blindly; a token that is refused did nothing and is replaced once. */
  Answer once(Call call, Deadline deadline) {
    String token = tokens.service(deadline);
    Answer first = asking.once(call.with(token), deadline);
    if (!(first instanceof Answer.Heard heard) || heard.status() != UNAUTHORIZED) {
      return first;
    }
    tokens.refused(token);
    return asking.once(call.with(tokens.service(deadline)), deadline);
  }
}

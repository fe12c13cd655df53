package kz.tolem.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import kz.tolem.protocol.CardId;
import kz.tolem.protocol.CardList;
import kz.tolem.protocol.CardListEntry;
import kz.tolem.protocol.DeactivateReply;
import kz.tolem.protocol.MalformedMessage;

/** The saved cards of a buyer. Thread-safe. Source: EPAY.md 6.3, 6.4. */
public final class SavedCards {

  private static final int BAD_REQUEST = 400;

  private static final int NOT_FOUND = 404;

  private final Engine engine;

  SavedCards(Engine engine) {
    this.engine = engine;
  }

  /** What became of a card that was to be deactivated. */
  public enum Deactivation {
    /** It is out of use. */
    DONE,
    /** There is no such card, or it was deactivated before. */
    NOT_THERE
  }

  /**
   * The cards of an account, as many as the other side shows; none is an empty list.
   *
   * @param account the buyer in the shop's own system, as {@link PurchaseBuilder#account} named him
   * @throws TolemRefusedException when the credentials are refused
   * @throws TolemTransportException when there is no answer within the deadline
   */
  public List<CardListEntry> of(String account) {
    String path = "/cards/" + URLEncoder.encode(account, StandardCharsets.UTF_8).replace("+", "%20");
    Call call = Call.get("cards", engine.settings().api(path));
    return engine.asked(call.operation(), call, heard -> read(call, heard));
  }

  /** An empty list comes as a code, with 200 or with an error's status. */
  private static List<CardListEntry> read(Call call, Answer.Heard heard) {
    boolean maybeEmpty = heard.status() == NOT_FOUND || heard.status() == BAD_REQUEST;
    if (!heard.isOk() && !maybeEmpty) {
      throw Asking.refused(call, heard);
    }
    try {
      return CardList.read(heard.body()).cards();
    } catch (MalformedMessage e) {
      if (heard.isOk()) {
        throw e;
      }
      throw Asking.refused(call, heard);
    }
  }

  /**
   * Takes a card out of use for good. To do it twice does it once.
   *
   * @throws TolemRefusedException when the credentials are refused
   * @throws TolemTransportException when there is no answer within the deadline
   */
  public Deactivation deactivate(CardId card) {
    Call call = Call.post("deactivate", engine.settings().api("/card/deactivate/" + card));
    return engine.asked(
        call.operation(),
        call,
        heard -> {
          if (heard.status() == NOT_FOUND) {
            return Deactivation.NOT_THERE;
          }
          Asking.okOrRefused(call, heard, DeactivateReply::read);
          return Deactivation.DONE;
        });
  }
}

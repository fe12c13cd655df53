package kz.tolem.host;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.cardline.ResponseCode;
import kz.tolem.cardline.SandboxOutcome;
import kz.tolem.host.Event.Answer;
import kz.tolem.host.Event.Decided;
import kz.tolem.host.Event.Followed;
import kz.tolem.host.Event.Kind;
import kz.tolem.host.Event.Step;
import kz.tolem.host.Event.Undone;

/// Decides: one event for each thing asked, the same answer for a repeat. What it returns is on disk. Thread-safe.
final class Desk {

  private final Book book;
  private final Journal journal;
  private final Cards cards;
  private final References references;
  private final InstantSource time;

  Desk(Book book, Journal journal, Cards cards, References references, InstantSource time) {
    this.book = book;
    this.journal = journal;
    this.cards = cards;
    this.references = references;
    this.time = time;
  }

  /// Approves or declines a payment. One that was undone before it came is declined for good.
  ///
  /// @param declineCode a code of EPAY.md 11 that the request asked for; 0: decide by card and balance
  Answer decide(Request request, Kind kind, int declineCode) throws IOException {
    Answer answer;
    synchronized (this) {
      Optional<Book.Entry> known = book.find(request.payment());
      answer =
          known.flatMap(Book.Entry::decided).map(Decided::answer).orElseGet(
              () -> {
                String card = cards.name(request.cardNumber());
                int code = known.isPresent() ? GIVEN_UP : declineCode > 0 ? declineCode : refusal(request, card);
                Answer fresh = code > 0 ? declined(code) : approved(request);
                add(
                    new Decided(
                        time.instant(), request.payment(), kind, request.terminal(), request.amount(), card, fresh));
                return fresh;
              });
    }
    journal.awaitDurable();
    return answer;
  }

  /// EPAY.md 11: the operation did not go through; it was undone already.
  private static final int GIVEN_UP = 475;

  private int refusal(Request request, String card) {
    Optional<Cards.Account> account = cards.account(card, request.amount().currency());
    if (account.isEmpty()) {
      return 0;
    }
    long amount = request.amount().minorUnits();
    if (amount > account.get().limit()) {
      return ResponseCode.ABOVE_LIMIT.ePayCode();
    }
    long left = account.get().balance() - book.spent(card, request.amount().currency());
    return amount > left ? ResponseCode.NO_FUNDS.ePayCode() : 0;
  }

  /// Undoes a payment whose answer did not come; one that never came in will be declined, should it come in yet.
  ///
  /// @return whether there was something to undo
  boolean undo(UUID payment) throws IOException {
    boolean known;
    synchronized (this) {
      Optional<Book.Entry> entry = book.find(payment);
      known = entry.flatMap(Book.Entry::decided).isPresent();
      if (!entry.map(Book.Entry::undone).orElse(false)) {
        add(new Undone(time.instant(), payment));
      }
    }
    journal.awaitDurable();
    return known;
  }

  /// Does what follows an approved payment, once for each operation.
  Answer follow(Request request, Step step) throws IOException {
    Answer answer;
    synchronized (this) {
      Optional<Book.Entry> entry = book.find(request.payment());
      Optional<Followed> before = entry.map(known -> known.steps().get(request.operation()));
      if (entry.isEmpty()) {
        answer = declined(ResponseCode.NOT_FOUND.ePayCode());
      } else if (before.isPresent()) {
        answer = before.get().answer();
      } else {
        int code = refusal(entry.get(), request, step);
        answer = code > 0 ? declined(code) : approved(request);
        add(new Followed(time.instant(), request.payment(), request.operation(), step, request.amount(), answer));
      }
    }
    journal.awaitDurable();
    return answer;
  }

  private static int refusal(Book.Entry entry, Request request, Step step) {
    int code = SandboxOutcome.of(request.amount()) instanceof SandboxOutcome.Decline(int asked) ? asked : 0;
    if (code > 0) {
      return code;
    }
    long amount = request.amount().minorUnits();
    boolean possible =
        switch (step) {
          case COMPLETE -> entry.isBlocked() && amount <= entry.decided().orElseThrow().amount().minorUnits();
          case RELEASE -> entry.isBlocked();
          case REFUND -> entry.stands() && amount <= entry.taken() - entry.returned();
        };
    return possible ? 0 : ResponseCode.INVALID_TRANSACTION.ePayCode();
  }

  private void add(Event event) {
    book.add(event);
    journal.append(event);
  }

  private Answer approved(Request request) {
    String reference = references.next();
    return new Answer(
        ResponseCode.APPROVED.code(),
        0,
        reference,
        References.hostReference(request.operation()),
        references.approvalCode(),
        references.networkId(request.cardNumber(), request.payment()));
  }

  private Answer declined(int ePayCode) {
    return Answer.declined(ResponseCode.near(ePayCode).code(), ePayCode, references.next());
  }
}

package kz.tolem.gateway.account.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import kz.tolem.gateway.account.Moments;
import kz.tolem.gateway.account.Trail;
import kz.tolem.gateway.operation.Operation;
import kz.tolem.gateway.page.PageTexts;
import kz.tolem.gateway.page.ValueTexts;
import kz.tolem.gateway.payment.Payment;
import kz.tolem.gateway.payment.Standing;
import kz.tolem.protocol.DeclineCode;
import kz.tolem.protocol.Language;

/// Puts what happened to a payment in order, the latest last.
final class Story {

  private record At(Instant at, StoryView.Event event) {}

  private final Language language;
  private final Moments moments;
  private final List<At> events = new ArrayList<>();

  private Story(Moments moments) {
    this.language = moments.language();
    this.moments = moments;
  }

  static List<StoryView.Event> of(
      Standing standing,
      Optional<Instant> resumedAt,
      List<StoryStore.Done> operations,
      List<StoryStore.Told> notifications,
      List<Trail.Entry> deeds,
      Moments moments) {
    Story story = new Story(moments);
    story.payment(standing.payment(), resumedAt);
    deeds.forEach(story::deed);
    operations.forEach(story::operation);
    notifications.forEach(story::notification);
    return story.events.stream().sorted(Comparator.comparing(At::at)).map(At::event).toList();
  }

  private void payment(Payment payment, Optional<Instant> resumedAt) {
    String how = payment.order().channel().name() + " · " + payment.order().buyer().address();
    add(
        payment.openedAt(),
        "calm",
        text(LedgerTexts.OPENED),
        text(LedgerTexts.OPENED_BY, how, Integer.toString(payment.order().use().attempt())));
    resumedAt.ifPresent(
        at -> add(at, "calm", text(LedgerTexts.STEP_LEFT), payment.authentication().kind().name()));
    switch (payment) {
      case Payment.Pending _ -> add(payment.openedAt(), "wait", text(LedgerTexts.OPEN), "");
      case Payment.SecureStep step -> add(
          payment.openedAt(), "wait", text(StateTexts.SECURE_STEP), step.challenge().action().toString());
      case Payment.Declined declined ->
          add(
              declined.settledAt(),
              "bad",
              text(LedgerTexts.DECLINED, Integer.toString(declined.code())),
              DeclineCode.of(declined.code()).text(language) + " · " + took(payment, declined.settledAt(), resumedAt));
      case Payment.Approved approved ->
          add(
              approved.settledAt(),
              approved instanceof Payment.Authorized ? "blocked" : "good",
              text(LedgerTexts.APPROVED),
              text(LedgerTexts.REFERENCE) + " " + approved.approval().reference() + " · " + took(
                  payment, approved.settledAt(), resumedAt));
    }
  }

  private String took(Payment payment, Instant settled, Optional<Instant> resumedAt) {
    long ms = Duration.between(resumedAt.orElse(payment.openedAt()), settled).toMillis();
    return text(LedgerTexts.TOOK, Long.toString(ms));
  }

  private void operation(StoryStore.Done operation) {
    LedgerTexts kind =
        switch (operation.kind()) {
          case CHARGE -> LedgerTexts.CHARGE;
          case CANCEL -> LedgerTexts.CANCEL;
          case RELEASE -> LedgerTexts.RELEASE;
          case REFUND -> LedgerTexts.REFUND;
        };
    String outcome =
        switch (operation.state()) {
          case PENDING -> text(LedgerTexts.OP_PENDING);
          case DONE -> text(LedgerTexts.OP_DONE);
          case FAILED -> text(LedgerTexts.OP_FAILED, DeclineCode.of(operation.faultCode()).text(language));
        };
    String tone = operation.state() == Operation.State.DONE
        ? "good"
        : operation.state() == Operation.State.FAILED
        ? "bad"
        : "wait";
    String detail =
        outcome
            + (operation.reference().isEmpty() ? "" : " · " + text(LedgerTexts.REFERENCE) + " " + operation.reference())
            + operation.externalId().filter(id -> !id.startsWith(Till.OWN)).map(id -> " · " + id).orElse("");
    add(operation.openedAt(), tone, text(kind) + " " + ValueTexts.amount(operation.amount(), language), detail);
  }

  private void notification(StoryStore.Told told) {
    boolean delivered = told.deliveredAt().isPresent();
    LedgerTexts title =
        delivered
            ? LedgerTexts.NOTIFIED
            : told.nextTryAt().isPresent()
            ? LedgerTexts.NOTIFYING
            : LedgerTexts.NOTIFY_OVER;
    String detail =
        told.url()
            + " · "
            + text(LedgerTexts.TRIES, Integer.toString(told.tries()))
            + (told.lastFault().isEmpty() ? "" : " · " + told.lastFault())
            + told.nextTryAt().map(at -> " · " + text(LedgerTexts.NEXT_TRY, moments.toTheMinute(at))).orElse("");
    Instant at = told.deliveredAt().orElse(told.createdAt());
    for (StoryStore.Told.Failure failure : told.failures()) {
      add(failure.at(), "bad", text(LedgerTexts.TRY_FAILED, Integer.toString(failure.no())), failure.fault());
    }
    events.add(
        new At(
            at,
            new StoryView.Event(
                delivered ? "good" : told.nextTryAt().isPresent() ? "wait" : "bad",
                text(title),
                detail,
                moments.toTheSecond(at),
                at.toString(),
                told.body(),
                told.id().toString())));
  }

  private void deed(Trail.Entry deed) {
    add(deed.at(), "calm", deed.deed().in(language) + ": " + deed.login(), deed.detail());
  }

  private void add(Instant at, String tone, String title, String detail) {
    events.add(new At(at, new StoryView.Event(tone, title, detail, moments.toTheSecond(at), at.toString(), "", "")));
  }

  private String text(PageTexts text, String... values) {
    return text.in(language, values);
  }
}

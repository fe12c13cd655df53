package kz.tolem.gateway.payment;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.gateway.card.StoredCard;
import kz.tolem.gateway.notification.Notification;
import kz.tolem.protocol.DeclineCode;
import kz.tolem.protocol.PostLink;
import kz.tolem.protocol.PostLinkBuilder;

/// Writes the notification of a settled payment. Source: EPAY.md 5.
public final class PaymentNotice {

  private final ZoneId zone;

  /// @param zone whose offset the times of notifications carry
  public PaymentNotice(ZoneId zone) {
    this.zone = zone;
  }

  /// @return empty when the shop gave no address for this outcome
  Optional<Notification> of(UUID id, Payment.Settled payment, StoredCard card) {
    String url = address(payment);
    if (url.isEmpty()) {
      return Optional.empty();
    }
    Order order = payment.order();
    return Optional.of(
        new Notification(
            id,
            payment.id(),
            order.merchant(),
            order.terminal(),
            order.invoice(),
            payment instanceof Payment.Approved,
            url,
            text(body(payment, card).build()),
            payment.settledAt()));
  }

  /// Something that came about after a payment had its own outcome.
  ///
  /// @param url where it is told; empty text: nowhere
  /// @param faultCode 0 when it was done, else a code of EPAY.md 11
  public record Later(String url, Instant at, int faultCode, PostLink.Operation what) {}

  /// Tells of what was done to a payment later; otherwise as [#of].
  public Optional<Notification> later(UUID id, Payment.Settled payment, StoredCard card, Later later) {
    if (later.url().isEmpty()) {
      return Optional.empty();
    }
    Order order = payment.order();
    PostLinkBuilder body = body(payment, card).dateTime(later.at(), zone).operation(later.what());
    boolean done = later.faultCode() == 0;
    PostLink told = done ? body.succeeded().build() : body.failed(DeclineCode.of(later.faultCode())).build();
    return Optional.of(
        new Notification(
            id,
            payment.id(),
            order.merchant(),
            order.terminal(),
            order.invoice(),
            done,
            later.url(),
            text(told),
            later.at()));
  }

  private static String text(PostLink message) {
    return new String(message.write(), StandardCharsets.UTF_8);
  }

  /// Success goes to postLink; failure to failurePostLink, or to postLink when that is empty.
  private static String address(Payment.Settled payment) {
    OrderLinks links = payment.order().links();
    return switch (payment) {
      case Payment.Approved _ -> links.post();
      case Payment.Declined _ -> links.failurePost().isEmpty() ? links.post() : links.failurePost();
    };
  }

  private PostLinkBuilder body(Payment.Settled payment, StoredCard card) {
    Order order = payment.order();
    PostLinkBuilder body =
        PostLink.builder()
            .id(payment.id())
            .dateTime(payment.settledAt(), zone)
            .invoiceId(order.invoice().digits())
            .invoiceIdAlt(order.invoiceAlt())
            .money(order.amount())
            .terminal(order.terminal().toString())
            .accountId(order.buyer().accountId())
            .description(order.description())
            .language(order.buyer().language())
            .cardMask(card.mask().toString())
            .cardType(card.scheme().wireName())
            .issuer("")
            .secure(payment.authentication().isSecure())
            .secureDetails(payment.authentication().eci())
            .tokenRecipient("")
            .name(order.buyer().name())
            .email(order.buyer().email())
            .phone(order.buyer().phone())
            .ip(order.buyer().address())
            .ipCountry("")
            .ipCity("")
            .ipRegion("")
            .ipDistrict("");
    if (!order.secretHash().isEmpty()) {
      body.secretHash(order.secretHash());
    }
    if (!order.data().isEmpty()) {
      body.data(order.data());
    }
    return switch (payment) {
      case Payment.Approved approved -> {
        Payment.Approval approval = approved.approval();
        body.reference(approval.reference())
            .intReference(approval.intReference())
            .approvalCode(approval.code())
            .succeeded();
        if (card.saved() || order.saveCard()) {
          body.cardId(card.id().toString());
        }
        yield body;
      }
      case Payment.Declined declined ->
          body.reference(declined.reference())
              .intReference("")
              .failed(DeclineCode.of(declined.code()));
    };
  }
}

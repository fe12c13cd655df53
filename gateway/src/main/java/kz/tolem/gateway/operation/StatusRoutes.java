package kz.tolem.gateway.operation;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import kz.tolem.gateway.card.StoredCard;
import kz.tolem.gateway.card.Vault;
import kz.tolem.gateway.http.Handler;
import kz.tolem.gateway.http.Reply;
import kz.tolem.gateway.http.Route;
import kz.tolem.gateway.http.Routes;
import kz.tolem.gateway.merchant.Merchants;
import kz.tolem.gateway.merchant.Terminal;
import kz.tolem.gateway.payment.Order;
import kz.tolem.gateway.payment.Payment;
import kz.tolem.gateway.payment.Standing;
import kz.tolem.gateway.payment.Standings;
import kz.tolem.gateway.token.AccessToken;
import kz.tolem.gateway.token.Admission;
import kz.tolem.gateway.token.Callers;
import kz.tolem.protocol.DeclineCode;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.LegacyStatus;
import kz.tolem.protocol.PaymentId;
import kz.tolem.protocol.ResultCode;
import kz.tolem.protocol.StatusName;
import kz.tolem.protocol.StatusReply;
import kz.tolem.protocol.StatusTransaction;
import kz.tolem.protocol.StatusTransactionBuilder;

/// How a payment stands: by invoice, by transaction id, and in the legacy flat form. Source: EPAY.md 8.
final class StatusRoutes {

  private final Callers callers;
  private final Merchants merchants;
  private final Standings standings;
  private final Vault vault;
  private final ZoneId zone;

  /// @param zone whose offset the times carry
  StatusRoutes(Callers callers, Merchants merchants, Standings standings, Vault vault, ZoneId zone) {
    this.callers = callers;
    this.merchants = merchants;
    this.standings = standings;
    this.vault = vault;
    this.zone = zone;
  }

  void addTo(Routes routes) {
    Handler byInvoice = Admission.ofAll(callers, (token, request) -> reply(byInvoice(token, request.variable("invoice"))));
    routes.add(Route.get("/check-status/payment/transaction/{invoice}", byInvoice));
    routes.add(Route.post("/check-status/payment/transaction/{invoice}", byInvoice)); // live clients post (CLIENTS.md 3)
    Handler byId = Admission.ofAll(callers, (token, request) -> reply(byId(token, request.variable("id"))));
    routes.add(Route.get("/check-status/payment/transactionId/{id}", byId));
    routes.add(
        Route.get(
            "/operation/{invoice}",
            Admission.ofAll(callers, (token, request) -> legacy(byInvoice(token, request.variable("invoice"))))));
  }

  /// What a look-up found.
  private sealed interface Found {

    record Paid(Standing standing) implements Found {}

    /// There is none, or the token cannot ask.
    record Nothing(ResultCode why) implements Found {}
  }

  private Found byInvoice(AccessToken token, String text) {
    if (token.terminal().isEmpty()) {
      return new Found.Nothing(ResultCode.TERMINAL_ABSENT);
    }
    Optional<Terminal> terminal = merchants.terminal(token.terminal().get());
    if (terminal.isEmpty()) {
      return new Found.Nothing(ResultCode.TERMINAL_INCORRECT);
    }
    if (!terminal.get().merchant().equals(token.merchant())) {
      return new Found.Nothing(ResultCode.TERMINAL_FOREIGN);
    }
    InvoiceId invoice;
    try {
      invoice = new InvoiceId(text);
    } catch (IllegalArgumentException _) {
      return new Found.Nothing(ResultCode.NOT_FOUND);
    }
    // A payment token asks about its own order alone (ADR 10).
    return token.invoice().map(invoice::equals).orElse(true)
        ? found(standings.ofInvoice(terminal.get().id(), invoice), standing -> true)
        : new Found.Nothing(ResultCode.NOT_FOUND);
  }

  private Found byId(AccessToken token, String text) {
    return found(
        PaymentId.parse(text).flatMap(standings::find), standing -> Visibility.of(token).sees(standing));
  }

  private static Found found(Optional<Standing> standing, Function<Standing, Boolean> visible) {
    return standing
        .filter(visible::apply)
        .<Found>map(Found.Paid::new)
        .orElse(new Found.Nothing(ResultCode.NOT_FOUND));
  }

  private Reply reply(Found found) {
    StatusReply reply =
        switch (found) {
          case Found.Nothing(var why) -> StatusReply.of(why);
          case Found.Paid(var standing) -> StatusReply.of(result(standing), transaction(standing));
        };
    return Reply.json(200, reply.write());
  }

  private Reply legacy(Found found) {
    return switch (found) {
      case Found.Nothing(var why) -> Reply.json(200, StatusReply.of(why).write());
      case Found.Paid(var standing) -> Reply.json(200, new LegacyStatus(transaction(standing)).write());
    };
  }

  private static ResultCode result(Standing standing) {
    return switch (standing.state()) {
      case PENDING -> ResultCode.IN_PROGRESS;
      case DECLINED -> ResultCode.REJECTED;
      case SECURE_STEP, AUTHORIZED, CHARGED, VERIFIED, CANCELLED, RELEASED -> ResultCode.FOUND;
    };
  }

  private static StatusName name(Standing standing) {
    return switch (standing.state()) {
      case PENDING -> StatusName.NEW;
      case SECURE_STEP -> StatusName.THREE_D;
      case AUTHORIZED -> StatusName.AUTH;
      case CHARGED -> standing.isReturned() ? StatusName.REFUND : StatusName.CHARGE;
      case VERIFIED -> StatusName.VERIFIED;
      case CANCELLED -> StatusName.CANCEL;
      case RELEASED -> StatusName.CANCEL_OLD;
      case DECLINED -> StatusName.REJECT;
    };
  }

  private StatusTransaction transaction(Standing standing) {
    Order order = standing.payment().order();
    return transaction(standing, vault.anyCard(order.merchant(), order.card()).orElseThrow());
  }

  /// A payment as status and operation list tell of it.
  ///
  /// @param card the one it was made with
  StatusTransaction transaction(Standing standing, StoredCard card) {
    Payment payment = standing.payment();
    Order order = payment.order();
    StatusTransactionBuilder body =
        StatusTransaction.builder()
            .id(payment.id().toString())
            .createdDate(payment.openedAt().atZone(zone).toOffsetDateTime())
            .invoiceId(order.invoice().digits())
            .amount(standing.left().majorUnits())
            .amountBonus(BigDecimal.ZERO)
            .payoutAmount(standing.returned().majorUnits())
            .orgAmount(order.amount().majorUnits())
            .data(order.data())
            .currency(order.amount().currency().getCurrencyCode())
            .terminal(merchants.terminal(order.terminal()).map(Terminal::number).orElse(""))
            .terminalId(order.terminal().toString())
            .accountId(order.buyer().accountId())
            .description(order.description())
            .language(order.buyer().language().requestWord())
            .cardMask(card.mask().toString())
            .cardType(card.scheme().wireName())
            .cardId(card.saved() ? card.id().toString() : "")
            .status(name(standing))
            .secure(payment.authentication().isSecure())
            .secureDetails(payment.authentication().eci())
            .name(order.buyer().name())
            .email(order.buyer().email())
            .phone(order.buyer().phone())
            .ip(order.buyer().address());
    return switch (payment) {
      case Payment.Approved approved ->
          body.reference(approved.approval().reference())
              .intReference(approved.approval().intReference())
              .approvalCode(approved.approval().code())
              .noFault()
              .build();
      case Payment.Declined declined ->
          body.reference(declined.reference()).fault(DeclineCode.of(declined.code())).build();
      case Payment.Pending _, Payment.SecureStep _ -> body.noFault().build();
    };
  }
}

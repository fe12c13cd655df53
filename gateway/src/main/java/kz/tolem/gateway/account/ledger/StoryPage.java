package kz.tolem.gateway.account.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.tolem.gateway.account.AccountTexts;
import kz.tolem.gateway.account.Gate;
import kz.tolem.gateway.account.Moments;
import kz.tolem.gateway.account.Permission;
import kz.tolem.gateway.account.Section;
import kz.tolem.gateway.account.Trail;
import kz.tolem.gateway.account.Visitor;
import kz.tolem.gateway.acquirer.Authentication;
import kz.tolem.gateway.edge.Ids;
import kz.tolem.gateway.http.Reply;
import kz.tolem.gateway.http.Request;
import kz.tolem.gateway.merchant.Merchants;
import kz.tolem.gateway.operation.Operation;
import kz.tolem.gateway.page.PageReplies;
import kz.tolem.gateway.page.ValueTexts;
import kz.tolem.gateway.payment.Order;
import kz.tolem.gateway.payment.Payment;
import kz.tolem.gateway.payment.Standing;
import kz.tolem.gateway.payment.Standings;
import kz.tolem.protocol.Language;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.PaymentId;

/// Shows one payment. Thread-safe.
final class StoryPage {

  private final Gate gate;
  private final Standings standings;
  private final StoryStore store;
  private final Ledger ledger;
  private final RefundRequests requests;
  private final RefundLimits limits;
  private final Merchants merchants;
  private final Trail trail;
  private final Ids ids;

  StoryPage(
      Gate gate,
      Standings standings,
      StoryStore store,
      Ledger ledger,
      RefundRequests requests,
      RefundLimits limits,
      Merchants merchants,
      Trail trail,
      Ids ids) {
    this.gate = gate;
    this.standings = standings;
    this.store = store;
    this.ledger = ledger;
    this.requests = requests;
    this.limits = limits;
    this.merchants = merchants;
    this.trail = trail;
    this.ids = ids;
  }

  /// The page as it is now, and what was wrong with a wish.
  Reply problem(Request request, Visitor visitor, Standing before, String problem) {
    Standing now = standings.find(before.payment().id()).orElseThrow();
    StoryView view = view(request, visitor, now, problem);
    return PageReplies.application(422, gate.site().templates().render("account/payment.jte", view));
  }

  StoryView view(Request request, Visitor visitor, Standing standing, String problem) {
    Moments moments = new Moments(gate.site().zone(), visitor.language());
    PaymentId id = standing.payment().id();
    List<StoryStore.Done> operations = store.operations(id);
    boolean open =
        standing.state() == Standing.State.PENDING
            || standing.state() == Standing.State.SECURE_STEP
            || operations.stream().anyMatch(each -> each.state() == Operation.State.PENDING);
    List<PaymentLine> attempts = attempts(visitor, standing);
    return new StoryView(
        gate.shell(request, visitor, Section.PAYMENTS),
        id.toString(),
        ValueTexts.amount(standing.payment().order().amount(), visitor.language()),
        StateTexts.of(standing.state(), standing.charged().minorUnits(), standing.returned().minorUnits()),
        facts(visitor, standing, attempts),
        buyer(visitor.language(), standing.payment().order()),
        Story.of(
            standing,
            store.resumedAt(id),
            operations,
            store.notifications(standing.payment()),
            trail.of(visitor.merchant(), id.toString()),
            moments),
        attempts.stream()
            .filter(each -> !each.id().equals(id.value()))
            .map(
                each ->
                    new StoryView.Attempt(
                        each.id().toString(),
                        moments.toTheSecond(each.openedAt()),
                        ValueTexts.amount(each.amount(), visitor.language()),
                        StateTexts.of(each.state(), each.charged().minorUnits(), each.returned().minorUnits())))
            .toList(),
        choices(visitor, standing),
        waiting(visitor, id, operations),
        problem,
        open,
        ids.random().toString());
  }

  private List<PaymentLine> attempts(Visitor visitor, Standing standing) {
    Order order = standing.payment().order();
    return ledger.attempts(visitor.merchant(), order.terminal().value(), order.invoice().digits());
  }

  private StoryView.Choices choices(Visitor visitor, Standing standing) {
    boolean blocked = standing.state() == Standing.State.AUTHORIZED && visitor.may(Permission.MOVE_MONEY);
    boolean refund =
        standing.state() == Standing.State.CHARGED && !standing.left().isZero() && visitor.may(Permission.CARE);
    Optional<Money> limit = limits.of(visitor.merchant(), standing.charged().currency()).of(visitor.role());
    return new StoryView.Choices(
        blocked,
        blocked,
        refund,
        standing.left().majorUnits().toPlainString(),
        ValueTexts.amount(standing.left(), visitor.language()),
        limit.map(most -> ValueTexts.amount(most, visitor.language())).orElse(""));
  }

  private List<StoryView.Waiting> waiting(Visitor visitor, PaymentId payment, List<StoryStore.Done> operations) {
    return requests.ofPayment(visitor.merchant(), payment).stream()
        .filter(each -> isOpen(each, operations))
        .map(
            each -> {
              boolean own = each.askedBy().equals(visitor.guest().user());
              return new StoryView.Waiting(
                  each.id().toString(),
                  ValueTexts.amount(each.amount(), visitor.language()),
                  each.askedByLogin(),
                  each.reason(),
                  !own && visitor.may(Permission.MOVE_MONEY),
                  own,
                  each.decision().isPresent());
            })
        .toList();
  }

  /// Not decided, or allowed and never begun.
  private static boolean isOpen(RefundRequest request, List<StoryStore.Done> operations) {
    return request.decision().isEmpty()
        || request.decision().get() == RefundRequest.Decision.ALLOWED
            && operations.stream().noneMatch(each -> each.externalId().filter(request.once()::equals).isPresent());
  }

  private List<StoryView.Fact> facts(Visitor visitor, Standing standing, List<PaymentLine> attempts) {
    Language language = visitor.language();
    Order order = standing.payment().order();
    List<StoryView.Fact> facts = new ArrayList<>();
    put(facts, LedgerTexts.INVOICE.in(language), order.invoice().digits(), true);
    put(facts, LedgerTexts.INVOICE_ALT.in(language), order.invoiceAlt(), true);
    put(facts, LedgerTexts.DESCRIPTION.in(language), order.description(), false);
    put(facts, AccountTexts.TERMINAL.in(language), terminal(order), false);
    attempts.stream()
        .filter(each -> each.id().equals(standing.payment().id().value()))
        .forEach(
            each -> put(facts, LedgerTexts.CARD.in(language), (each.scheme() + " " + each.cardMask()).strip(), false));
    if (!standing.charged().isZero()) {
      put(facts, LedgerTexts.CHARGED.in(language), ValueTexts.amount(standing.charged(), language), false);
    }
    if (!standing.returned().isZero()) {
      put(facts, LedgerTexts.RETURNED.in(language), ValueTexts.amount(standing.returned(), language), false);
      put(facts, LedgerTexts.LEFT.in(language), ValueTexts.amount(standing.left(), language), false);
    }
    if (standing.payment() instanceof Payment.Approved approved) {
      put(facts, LedgerTexts.REFERENCE.in(language), approved.approval().reference(), true);
      put(facts, LedgerTexts.APPROVAL.in(language), approved.approval().code(), true);
    }
    if (standing.payment().authentication().kind() != Authentication.Kind.NONE) {
      put(facts, LedgerTexts.SECURE.in(language), standing.payment().authentication().kind().name(), false);
    }
    put(facts, LedgerTexts.CHANNEL.in(language), order.channel().name(), false);
    put(facts, "ID", standing.payment().id().toString(), true);
    put(facts, "CardId", order.card().toString(), true);
    put(facts, LedgerTexts.DATA.in(language), order.data(), false);
    return facts;
  }

  private String terminal(Order order) {
    return merchants.terminal(order.terminal())
        .map(each -> each.name() + " · " + each.number())
        .orElse(order.terminal().toString());
  }

  private static List<StoryView.Fact> buyer(Language language, Order order) {
    List<StoryView.Fact> facts = new ArrayList<>();
    put(facts, LedgerTexts.NAME.in(language), order.buyer().name(), false);
    put(facts, LedgerTexts.EMAIL.in(language), order.buyer().email(), true);
    put(facts, LedgerTexts.PHONE.in(language), order.buyer().phone(), true);
    put(facts, LedgerTexts.ACCOUNT.in(language), order.buyer().accountId(), true);
    put(facts, LedgerTexts.ADDRESS.in(language), order.buyer().address(), false);
    return facts;
  }

  private static void put(List<StoryView.Fact> facts, String name, String value, boolean copy) {
    if (!value.isBlank()) {
      facts.add(new StoryView.Fact(name, value, copy));
    }
  }
}

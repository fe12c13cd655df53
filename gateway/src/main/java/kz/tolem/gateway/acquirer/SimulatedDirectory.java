package kz.tolem.gateway.acquirer;

import java.net.URI;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import kz.tolem.gateway.acquirer.Authentication.Kind;
import kz.tolem.gateway.card.CardNumber;
import kz.tolem.gateway.card.PanAccess;
import kz.tolem.gateway.card.Scheme;
import kz.tolem.gateway.edge.Ids;
import kz.tolem.protocol.PaymentId;

/// The directory of a sandbox, whose one issuer has a page at `/sandbox/acs`. The card chooses what happens;
/// docs/reference/secure.md lists it. Thread-safe.
public final class SimulatedDirectory implements SecureDirectory {

  /// The path of the issuer's page.
  public static final String PAGE = "/sandbox/acs";

  /// Cards that begin so decide by their next four digits: [#FRICTIONLESS], [#NOT_ENROLLED], or one of the codes.
  static final String CARD_DECIDES = "440004";

  static final String FRICTIONLESS = "0001";
  static final String NOT_ENROLLED = "0002";

  /// The directory does not answer. EPAY.md 11.
  static final String NO_DIRECTORY = "0455";

  /// The issuer's server does not answer. EPAY.md 11.
  static final String NO_ISSUER = "0500";

  /// The issuer asks the buyer and then cannot tell. EPAY.md 11.
  static final String ISSUER_FAILS = "0877";

  private static final int WRONG_CODE = 499;
  private static final int GIVEN_UP = 473;
  private static final int CANNOT_BE_COMPLETED = 877;
  private static final int PROOF_BYTES = 20;

  private final SandboxIssuer issuer;
  private final PanAccess access;
  private final Ids ids;
  private final Supplier<URI> publicUrl;
  private final SecureScript script;

  /// @param publicUrl the gateway's address for browsers
  /// @param script says what happens before the card does
  public SimulatedDirectory(
      SandboxIssuer issuer, PanAccess access, Ids ids, Supplier<URI> publicUrl, SecureScript script) {
    this.issuer = issuer;
    this.access = access;
    this.ids = ids;
    this.publicUrl = publicUrl;
    this.script = script;
  }

  @Override
  public Enrolment ask(Question question) {
    return enrolment(question, script.next(question).orElseGet(() -> ofCard(question.number())));
  }

  private Enrolment enrolment(Question question, SecureScript.Act act) {
    CardNumber number = question.number();
    return switch (act) {
      case FRICTIONLESS -> new Enrolment.Passed(passed(Kind.FRICTIONLESS, isMastercard(number)));
      case NOT_ENROLLED -> new Enrolment.Passed(notEnrolled(isMastercard(number)));
      case NO_DIRECTORY -> new Enrolment.Impossible(Integer.parseInt(NO_DIRECTORY));
      case NO_ISSUER -> new Enrolment.Impossible(Integer.parseInt(NO_ISSUER));
      case BUYER_DECIDES -> challenge(question, Optional.empty());
      case PASSES -> challenge(question, Optional.of(SandboxIssuer.Answer.PASSED));
      case WRONG_CODE -> challenge(question, Optional.of(SandboxIssuer.Answer.WRONG_CODE));
      case GIVES_UP -> challenge(question, Optional.of(SandboxIssuer.Answer.GIVEN_UP));
      case ISSUER_FAILS -> challenge(question, Optional.of(SandboxIssuer.Answer.NO_ANSWER));
    };
  }

  private SecureScript.Act ofCard(CardNumber number) {
    return switch (word(number)) {
      case FRICTIONLESS -> SecureScript.Act.FRICTIONLESS;
      case NOT_ENROLLED -> SecureScript.Act.NOT_ENROLLED;
      case NO_DIRECTORY -> SecureScript.Act.NO_DIRECTORY;
      case NO_ISSUER -> SecureScript.Act.NO_ISSUER;
      case ISSUER_FAILS -> SecureScript.Act.ISSUER_FAILS;
      default -> SecureScript.Act.BUYER_DECIDES;
    };
  }

  private String word(CardNumber number) {
    String digits = number.digits(access);
    return digits.startsWith(CARD_DECIDES) ? digits.substring(6, 10) : "";
  }

  private Enrolment challenge(Question question, Optional<SandboxIssuer.Answer> decided) {
    SandboxIssuer.Ticket ticket =
        new SandboxIssuer.Ticket(
            question.payment(),
            question.shop(),
            question.amount(),
            question.number().mask().toString(),
            isMastercard(question.number()),
            question.language(),
            decided,
            question.until());
    return new Enrolment.Challenge(issuer.request(ticket), URI.create(publicUrl.get() + PAGE));
  }

  @Override
  public Verdict read(PaymentId payment, String paRes) {
    Optional<SandboxIssuer.Given> given = issuer.readAnswer(paRes).filter(read -> read.payment().equals(payment));
    if (given.isEmpty()) {
      return new Verdict.NotGenuine();
    }
    return switch (given.get().answer()) {
      case PASSED -> new Verdict.Passed(passed(Kind.CHALLENGE, given.get().mastercard()));
      case WRONG_CODE -> new Verdict.Failed(WRONG_CODE);
      case GIVEN_UP -> new Verdict.Failed(GIVEN_UP);
      case NO_ANSWER -> new Verdict.Failed(CANNOT_BE_COMPLETED);
    };
  }

  /// Fully authenticated: 5, with Mastercard 2.
  private Authentication passed(Kind kind, boolean mastercard) {
    String proof = Base64.getEncoder().encodeToString(ids.secret(PROOF_BYTES));
    return new Authentication(kind, mastercard ? "2" : "5", proof);
  }

  /// The shop has tried, and the scheme's rules protect it: 6, with Mastercard 1.
  private static Authentication notEnrolled(boolean mastercard) {
    return new Authentication(Kind.NOT_ENROLLED, mastercard ? "1" : "6", "");
  }

  private static boolean isMastercard(CardNumber number) {
    return number.scheme() == Scheme.MASTERCARD || number.scheme() == Scheme.MAESTRO;
  }
}

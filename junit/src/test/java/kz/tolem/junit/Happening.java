package kz.tolem.junit;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static kz.tolem.bank.Scripts.answersAfter;
import static kz.tolem.bank.Scripts.declines;
import static kz.tolem.bank.Scripts.losesAnswer;
import static kz.tolem.bank.Scripts.losesNotification;
import static kz.tolem.bank.Scripts.losesRequest;
import static kz.tolem.bank.Scripts.notifiesAfterNext;
import static kz.tolem.bank.Scripts.notifiesLate;
import static kz.tolem.bank.Scripts.notifiesTwice;
import static kz.tolem.bank.Scripts.notifiesWithWrongSecretHash;
import static kz.tolem.bank.Scripts.notifiesWithWrongSignature;
import static kz.tolem.bank.Scripts.receiverDown;
import static kz.tolem.bank.Scripts.receiverFails;
import static kz.tolem.bank.Scripts.secure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import kz.tolem.bank.BankInbox.Letter;
import kz.tolem.client.OperationResult;
import kz.tolem.client.PaymentAttempt;
import kz.tolem.client.PaymentResult;
import kz.tolem.client.TolemRefusedException;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.PaymentFrequency;
import kz.tolem.protocol.PaymentId;
import kz.tolem.protocol.SandboxDelivery;
import kz.tolem.protocol.SandboxScript;
import kz.tolem.protocol.SandboxScript.Operation;
import kz.tolem.protocol.SandboxScript.Secure;
import kz.tolem.protocol.StatusName;

/// Something that can be made to happen to a shop, and a shop to which it does.
///
/// @param words what happens
/// @param java how it is said in Java
/// @param script what is said; empty: nothing has to be
/// @param shop makes it happen, and looks
record Happening(String words, String java, Optional<SandboxScript> script, Consumer<Scene> shop) {

  private static Happening of(String words, String java, SandboxScript script, Consumer<Scene> shop) {
    return new Happening(words, java, Optional.of(script), shop);
  }

  private static Happening unsaid(String words, String java, Consumer<Scene> shop) {
    return new Happening(words, java, Optional.empty(), shop);
  }

  void happen(Scene scene) {
    script.ifPresent(scene.bank()::next);
    shop.accept(scene);
  }

  /// What is said over HTTP.
  String json() {
    return script
        .map(said -> new String(SandboxScript.writeAll(List.of(said)), StandardCharsets.UTF_8))
        .map(list -> list.substring(1, list.length() - 1))
        .orElse("");
  }

  static final List<Happening> ALL =
      List.of(
          of(
              "the card host declines, with any code of the table below",
              "declines(484)",
              declines(484),
              scene -> {
                PaymentResult result = scene.pay();

                assertThat(result)
                    .isInstanceOfSatisfying(
                        PaymentResult.Declined.class,
                        declined -> assertThat(declined.decline().code().code()).isEqualTo(484));
                scene.bank().assertThatInvoice(scene.invoice()).wasNeverCharged().wasDeclinedWith(484);
              }),
          of(
              "it declines now, and the same request again hears the same, though it would approve now",
              "declines(484)",
              declines(484),
              scene -> {
                PaymentAttempt attempt = scene.bank().client().prepare(scene.bank().card(), scene.order());

                PaymentResult first = scene.bank().client().send(attempt);
                PaymentResult again = scene.bank().client().send(attempt);

                assertThat(List.of(first, again)).allMatch(PaymentResult.Declined.class::isInstance);
                scene.bank().assertThatInvoice(scene.invoice()).wasNeverCharged();
              }),
          of(
              "it approves after 3 s, while the shop waits",
              "answersAfter(ofSeconds(3))",
              answersAfter(ofSeconds(3)),
              scene -> {
                PaymentResult result =
                    scene.bank().client().within(ofSeconds(20)).pay(scene.bank().card(), scene.order());

                assertThat(result).isInstanceOf(PaymentResult.Authorized.class);
                scene.bank().assertThatInvoice(scene.invoice()).wasChargedOnce();
              }),
          of("it approves after 10 s", "answersAfter(ofSeconds(10))", answersAfter(ofSeconds(10)), late(10)),
          of("it approves after 60 s", "answersAfter(ofSeconds(60))", answersAfter(ofSeconds(60)), late(60)),
          of(
              "it approves, and its answer is lost",
              "losesAnswer()",
              losesAnswer(),
              scene -> {
                assertThat(scene.pay()).isInstanceOf(PaymentResult.InDoubt.class);
                scene.bank().assertThatInvoice(scene.invoice()).wasChargedOnce().isNotKnownYet();

                scene.bank().time().advance(ofMinutes(3));

                scene.bank().assertThatInvoice(scene.invoice()).wasChargedOnce().isBlocked().wasToldOnce();
              }),
          of(
              "the request to it is lost",
              "losesRequest()",
              losesRequest(),
              scene -> {
                assertThat(scene.pay()).isInstanceOf(PaymentResult.InDoubt.class);

                scene.bank().time().advance(ofMinutes(3));

                scene.bank().assertThatInvoice(scene.invoice()).wasNeverCharged().wasDeclinedWith(458);
              }),
          of(
              "it refuses a charge, a cancel or a refund",
              "declines(484).on(Operation.REFUND)",
              declines(484).on(Operation.REFUND),
              scene -> {
                PaymentId paid = scene.paid();
                scene.bank().client().charge(paid);

                scene.bank().client().refund(paid, "r1");
                scene.bank().assertThatInvoice(scene.invoice()).isRefunded("0");
                scene.bank().client().refund(paid, "r2");

                scene.bank().assertThatInvoice(scene.invoice()).isRefunded("1500").hasStatus(StatusName.REFUND);
              }),
          of(
              "the answer to a charge, a cancel or a refund is lost",
              "losesAnswer().on(Operation.CHARGE)",
              losesAnswer().on(Operation.CHARGE),
              scene -> {
                PaymentId paid = scene.paid();

                OperationResult result = scene.bank().client().charge(paid);
                scene.bank().time().advance(ofMinutes(3));

                assertThat(result).isInstanceOf(OperationResult.InDoubt.class);
                scene.bank().assertThatInvoice(scene.invoice()).isCharged("1500").wasChargedOnce();
              }),
          of(
              "3-D Secure: the buyer passes",
              "secure(Secure.PASSES)",
              secure(Secure.PASSES),
              scene -> assertThat(scene.typed()).isInstanceOf(PaymentResult.Authorized.class)),
          of("3-D Secure: the code is wrong", "secure(Secure.WRONG_CODE)", secure(Secure.WRONG_CODE), fails(499)),
          of("3-D Secure: the buyer gives up", "secure(Secure.GIVES_UP)", secure(Secure.GIVES_UP), fails(473)),
          of(
              "3-D Secure: the issuer cannot tell",
              "secure(Secure.ISSUER_FAILS)",
              secure(Secure.ISSUER_FAILS),
              fails(877)),
          of(
              "3-D Secure: the issuer asks nothing",
              "secure(Secure.FRICTIONLESS)",
              secure(Secure.FRICTIONLESS),
              Happening::passesUnasked),
          of(
              "3-D Secure: the card takes no part",
              "secure(Secure.NOT_ENROLLED)",
              secure(Secure.NOT_ENROLLED),
              Happening::passesUnasked),
          of(
              "3-D Secure: the directory does not answer",
              "secure(Secure.NO_DIRECTORY)",
              secure(Secure.NO_DIRECTORY),
              unanswered(455)),
          of(
              "3-D Secure: the issuer does not answer",
              "secure(Secure.NO_ISSUER)",
              secure(Secure.NO_ISSUER),
              unanswered(500)),
          unsaid(
              "3-D Secure: the buyer never comes back",
              "bank.time().advance(ofMinutes(16))",
              scene -> {
                scene.waiting();

                scene.bank().time().advance(ofMinutes(16));

                scene.bank().assertThatInvoice(scene.invoice()).wasDeclinedWith(455).wasNeverCharged();
              }),
          of(
              "the notification is lost",
              "losesNotification()",
              losesNotification(),
              scene -> {
                scene.paid();

                scene.bank().time().advance(ofDays(4));

                scene.bank().assertThatInvoice(scene.invoice()).wasToldTimes(0).wasChargedOnce();
                assertThat(scene.bank().inbox().letters()).isEmpty();
              }),
          of(
              "the notification is late",
              "notifiesLate(ofHours(1))",
              notifiesLate(ofHours(1)),
              scene -> {
                scene.paid();
                scene.bank().time().advance(ofMinutes(59));
                scene.bank().assertThatInvoice(scene.invoice()).wasToldTimes(0);

                scene.bank().time().advance(ofMinutes(2));

                scene.bank().assertThatInvoice(scene.invoice()).wasToldOnce();
                assertThat(scene.letters(1)).hasSize(1);
              }),
          of(
              "the notification comes twice",
              "notifiesTwice()",
              notifiesTwice(),
              scene -> {
                scene.paid();

                List<Letter> letters = scene.letters(2);

                assertThat(letters.getFirst().id()).isNotEmpty().isEqualTo(letters.getLast().id());
                scene.bank().assertThatInvoice(scene.invoice()).wasToldTimes(2).wasChargedOnce();
              }),
          of(
              "notifications of one order come out of order",
              "declines(484).with(Notice.afterNext())",
              declines(484).with(SandboxScript.Notice.afterNext()),
              scene -> {
                scene.pay();
                scene.pay();

                assertThat(scene.told(2)).containsExactly("ok", "error");
              }),
          of(
              "the notification has a wrong secret_hash",
              "notifiesWithWrongSecretHash()",
              notifiesWithWrongSecretHash(),
              scene -> {
                scene.paid();

                String hash = scene.letters(1).getFirst().message().secretHash().orElseThrow();

                assertThat(scene.bank().client().secretHashes().recognises(scene.invoice(), hash)).isFalse();
              }),
          of(
              "the notification has a wrong signature",
              "notifiesWithWrongSignature()",
              notifiesWithWrongSignature(),
              scene -> {
                scene.paid();

                assertThat(scene.headers().get("webhook-signature")).startsWith("v1,AAAA");
              }),
          of(
              "the shop's receiver is down for a day",
              "receiverDown(ofDays(1))",
              receiverDown(ofDays(1)),
              scene -> {
                scene.paid();

                scene.bank().time().advance(ofHours(23));
                scene.bank().assertThatInvoice(scene.invoice()).wasToldTimes(0);
                scene.bank().time().advance(ofHours(3));

                scene.bank().assertThatInvoice(scene.invoice()).wasToldOnce();
                assertThat(scene.bank().notifications(scene.invoice())).hasSizeGreaterThan(20);
              }),
          of(
              "the shop's receiver answers 503 three times",
              "receiverFails(503, 3)",
              receiverFails(503, 3),
              scene -> {
                scene.paid();

                scene.bank().time().advance(ofHours(1));

                assertThat(scene.bank().notifications(scene.invoice()))
                    .extracting(SandboxDelivery::result)
                    .containsExactly("HTTP 503", "HTTP 503", "HTTP 503", "delivered");
              }),
          unsaid(
              "the saved card expires",
              "bank.time().advance(ofDays(800))",
              scene -> {
                scene.bank().time().advance(ofDays(800));

                scene.pay();

                scene.bank().assertThatInvoice(scene.invoice()).wasDeclinedWith(478).wasNeverCharged();
              }),
          unsaid(
              "the token expires before it is used",
              "bank.time().advance(ofHours(2))",
              scene -> {
                PaymentAttempt attempt = scene.bank().client().prepare(scene.bank().card(), scene.order());

                scene.bank().time().advance(ofHours(2));

                assertThatThrownBy(() -> scene.bank().client().send(attempt)).isInstanceOf(TolemRefusedException.class);
                scene.bank().assertThatInvoice(scene.invoice()).wasNeverCharged();
              }),
          unsaid(
              "the block is released before the shop charges",
              "bank.time().advance(ofDays(31))",
              scene -> {
                PaymentId paid = scene.paid();

                scene.bank().time().advance(ofDays(31));
                OperationResult result = scene.bank().client().charge(paid);

                assertThat(result).isInstanceOf(OperationResult.Refused.class);
                scene
                    .bank()
                    .assertThatInvoice(scene.invoice())
                    .isCharged("0")
                    .hasStatus(StatusName.CANCEL_OLD);
              }),
          unsaid(
              "a refund goes beyond what is left",
              "client.refund(id, \"r2\", Money…)",
              scene -> {
                PaymentId paid = scene.paid();
                scene.bank().client().charge(paid);

                scene.bank().client().refund(paid, "r1", money("1000"));
                OperationResult beyond = scene.bank().client().refund(paid, "r2", money("501"));
                scene.bank().client().refund(paid, "r3", money("500"));

                assertThat(beyond).isInstanceOf(OperationResult.Refused.class);
                scene.bank().assertThatInvoice(scene.invoice()).isRefunded("1500");
              }),
          unsaid(
              "a subscription pays every week, for five weeks",
              "bank.time().advance(ofDays(36))",
              scene -> {
                PaymentId paid = scene.paid();
                scene.bank().client().charge(paid);
                scene.bank().client().subscriptions().begin(paid, PaymentFrequency.WEEKLY);

                scene.bank().time().advance(ofDays(36));

                assertThat(scene.bank().orders()).hasSize(6).allMatch(order -> order.approvals() == 1);
              }));

  private static Money money(String amount) {
    return Money.of(new BigDecimal(amount), Currency.getInstance("KZT"));
  }

  private static Consumer<Scene> late(int seconds) {
    return scene -> {
      assertThat(scene.pay()).isInstanceOf(PaymentResult.InDoubt.class);
      scene.bank().assertThatInvoice(scene.invoice()).isNotKnownYet();

      scene.bank().time().advance(ofSeconds(seconds + 1));

      scene.bank().assertThatInvoice(scene.invoice()).wasChargedOnce().isBlocked();
    };
  }

  private static Consumer<Scene> fails(int code) {
    return scene -> {
      PaymentResult result = scene.typed();

      assertThat(result)
          .isInstanceOfSatisfying(
              PaymentResult.Declined.class,
              declined -> assertThat(declined.decline().code().code()).isEqualTo(code));
      scene.bank().assertThatInvoice(scene.invoice()).wasNeverCharged();
    };
  }

  private static void passesUnasked(Scene scene) {
    PaymentResult result = scene.bank().secureClient().pay(scene.bank().card(), scene.order());

    assertThat(result).isInstanceOf(PaymentResult.Authorized.class);
  }

  private static Consumer<Scene> unanswered(int code) {
    return scene -> {
      scene.bank().secureClient().pay(scene.bank().card(), scene.order());

      scene.bank().assertThatInvoice(scene.invoice()).wasDeclinedWith(code).wasNeverCharged();
    };
  }
}

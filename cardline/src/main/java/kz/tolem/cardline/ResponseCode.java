package kz.tolem.cardline;

import java.util.Arrays;
import java.util.Optional;
import kz.tolem.protocol.DeclineCode;

/// Field 39 and the ePay code that each answer becomes: the one table of both directions. Source: ISO 8583:1987, and
/// the codes that schemes added; EPAY.md 11.
public enum ResponseCode {
  APPROVED("00", 0, "approved"),
  REFER_TO_ISSUER("01", 480, "refer to the issuer"),
  REFER_SPECIAL("02", 480, "refer to the issuer, special condition"),
  INVALID_MERCHANT("03", 464, "invalid merchant"),
  PICK_UP("04", 465, "pick up the card"),
  DO_NOT_HONOUR("05", 462, "do not honour"),
  ERROR("06", 475, "error"),
  PICK_UP_SPECIAL("07", 467, "pick up the card, special condition"),
  INVALID_TRANSACTION("12", 469, "invalid transaction"),
  INVALID_AMOUNT("13", 470, "invalid amount"),
  NO_SUCH_CARD("14", 471, "no such card"),
  NO_SUCH_ISSUER("15", 472, "no such issuer"),
  ENTER_AGAIN("19", 3240, "enter the transaction again"),
  NO_ACTION("21", 475, "no action taken"),
  NOT_FOUND("25", 522, "record not found"),
  FORMAT_ERROR("30", 477, "format error"),
  BANK_NOT_SUPPORTED("31", 2092, "bank not supported"),
  EXPIRED_PICK_UP("33", 478, "expired, pick up the card"),
  FRAUD_PICK_UP("34", 466, "suspected fraud, pick up the card"),
  RESTRICTED_PICK_UP("36", 479, "restricted, pick up the card"),
  LOST("41", 481, "lost card"),
  STOLEN("43", 483, "stolen card"),
  NO_FUNDS("51", 484, "not enough money"),
  EXPIRED("54", 485, "expired card"),
  WRONG_PASSWORD("55", 473, "wrong PIN or password"),
  CARD_NOT_PERMITTED("57", 486, "not permitted to the card"),
  TERMINAL_NOT_PERMITTED("58", 487, "not permitted to the terminal"),
  SUSPECTED_FRAUD("59", 463, "suspected fraud"),
  ABOVE_LIMIT("61", 488, "above the amount limit"),
  RESTRICTED("62", 489, "restricted card"),
  SECURITY_VIOLATION("63", 495, "security violation"),
  TOO_OFTEN("65", 491, "above the frequency limit"),
  ANSWER_TOO_LATE("68", 493, "answer received too late"),
  TOO_MANY_TRIES("75", 492, "too many PIN tries"),
  BLOCKED("78", 490, "blocked card"),
  WRONG_SECURITY_CODE("82", 501, "wrong security code"),
  ISSUER_UNAVAILABLE("91", 494, "issuer not available"),
  NO_ROUTE("92", 1611, "no route to the issuer"),
  UNLAWFUL("93", 523, "violation of law"),
  DUPLICATE("94", 475, "duplicate"),
  MALFUNCTION("96", 461, "system malfunction"),
  SECURITY_CODE_MISMATCH("N7", 3339, "the security code does not match"),
  AUTHENTICATION_NEEDED("1A", 503, "authentication of the buyer needed");

  /// What an answer becomes that this table does not know.
  public static final int UNKNOWN = 2660;

  private final String code;
  private final int ePayCode;
  private final String meaning;

  ResponseCode(String code, int ePayCode, String meaning) {
    this.code = code;
    this.ePayCode = ePayCode;
    this.meaning = meaning;
  }

  /// The two characters of field 39.
  public String code() {
    return code;
  }

  /// The code of EPAY.md 11; 0 is success.
  public int ePayCode() {
    return ePayCode;
  }

  public String meaning() {
    return meaning;
  }

  public static Optional<ResponseCode> of(String code) {
    return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
  }

  /// The code of EPAY.md 11 that an answer means: what field 44 says when it holds one, else what this table says of
  /// field 39.
  public static int ePayCodeOf(Message reply) {
    String exact = reply.text(Field.MORE_RESPONSE);
    if (exact.matches("[0-9]{1,4}")) {
      int code = Integer.parseInt(exact);
      if (code > 0 && DeclineCode.find(code).isPresent()) {
        return code;
      }
    }
    return of(reply.text(Field.RESPONSE_CODE)).map(ResponseCode::ePayCode).orElse(UNKNOWN);
  }

  /// The answer that comes nearest to a code of EPAY.md 11.
  public static ResponseCode near(int ePayCode) {
    return Arrays.stream(values()).filter(each -> each.ePayCode == ePayCode).findFirst().orElse(DO_NOT_HONOUR);
  }
}

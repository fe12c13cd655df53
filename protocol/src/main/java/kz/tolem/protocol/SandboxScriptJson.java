package kz.tolem.protocol;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kz.tolem.protocol.SandboxScript.Fault;
import kz.tolem.protocol.SandboxScript.Lost;
import kz.tolem.protocol.SandboxScript.Match;
import kz.tolem.protocol.SandboxScript.Notice;
import kz.tolem.protocol.SandboxScript.Operation;
import kz.tolem.protocol.SandboxScript.Secure;

/** The wire form of a {@link SandboxScript}. Source: docs/reference/sandbox-switches.md. */
final class SandboxScriptJson {

  private static final Map<String, Operation> OPERATIONS = words(Operation.values());
  private static final Map<String, Lost> LOST = words(Lost.values());
  private static final Map<String, Secure> SECURE = words(Secure.values());
  private static final Map<String, Fault> FAULTS = words(Fault.values());

  private SandboxScriptJson() {}

  /** Constants by their words: {@code WRONG_CODE} is {@code wrongCode}. */
  private static <T extends Enum<T>> Map<String, T> words(T[] constants) {
    Map<String, T> words = new LinkedHashMap<>();
    Arrays.stream(constants).forEach(constant -> words.put(word(constant), constant));
    return words;
  }

  private static String word(Enum<?> constant) {
    StringBuilder word = new StringBuilder();
    for (String part : constant.name().split("_")) {
      String small = part.toLowerCase(Locale.ROOT);
      word.append(word.isEmpty() ? small : small.substring(0, 1).toUpperCase(Locale.ROOT) + small.substring(1));
    }
    return word.toString();
  }

  static List<SandboxScript> readAll(byte[] body) {
    Fields.Value value = JsonReader.readListOrObject(body);
    List<Fields> all =
        value instanceof Fields.Value.Nested one
            ? List.of(one.fields())
            : Fields.objectsOf((Fields.Value.Items) value, "the body");
    if (all.isEmpty()) {
      throw new MalformedMessage("the body is a list without a script");
    }
    return all.stream().map(SandboxScriptJson::read).toList();
  }

  static List<SandboxScript> readWaiting(byte[] body) {
    return JsonReader.readWithList(body).objects("scripts").stream().map(SandboxScriptJson::read).toList();
  }

  private static SandboxScript read(Fields in) {
    in.requireOnly("match", "times", "declines", "approves", "after", "lost", "secure", "notification");
    Optional<Integer> declines = in.whole("declines");
    if (in.flag("approves").orElse(false)) {
      if (declines.isPresent()) {
        throw in.problem("approves", "cannot be together with declines");
      }
      declines = Optional.of(0);
    }
    Optional<Secure> secure = in.word("secure", SECURE);
    Optional<Lost> lost = in.word("lost", LOST);
    Optional<Notice> notice = in.object("notification").map(SandboxScriptJson::notice);
    Optional<Duration> after = in.duration("after");
    if (declines.isEmpty() && secure.isEmpty() && lost.isEmpty() && notice.isEmpty() && after.isEmpty()) {
      throw new MalformedMessage("a script must say approves, declines, after, lost, secure or notification");
    }
    try {
      return new SandboxScript(
          in.object("match").map(SandboxScriptJson::match).orElse(Match.NEXT),
          in.whole("times").orElse(1),
          declines,
          after.orElse(Duration.ZERO),
          lost,
          secure,
          notice);
    } catch (IllegalArgumentException e) {
      throw new MalformedMessage(e.getMessage());
    }
  }

  private static Match match(Fields in) {
    in.requireOnly("invoice", "amount", "card", "terminal", "operation");
    return new Match(
        in.text("invoice").filter(text -> !text.isEmpty()),
        in.decimal("amount"),
        in.text("card").filter(text -> !text.isEmpty()),
        in.text("terminal").filter(text -> !text.isEmpty()),
        in.word("operation", OPERATIONS).orElse(Operation.PAYMENT));
  }

  private static Notice notice(Fields in) {
    in.requireOnly("fault", "by", "status", "times");
    Fault fault = in.word("fault", FAULTS).orElseThrow(() -> in.problem("fault", "is missing"));
    try {
      return new Notice(
          fault,
          in.duration("by").orElse(Duration.ZERO),
          in.whole("status").orElse(fault == Fault.FAILS ? 500 : 0),
          in.whole("times").orElse(1));
    } catch (IllegalArgumentException e) {
      throw in.problem("fault", "is incomplete: " + e.getMessage());
    }
  }

  static byte[] writeAll(List<SandboxScript> scripts) {
    return JsonWriter.writeList(scripts, SandboxScriptJson::write);
  }

  static byte[] writeWaiting(List<SandboxScript> scripts) {
    return JsonWriter.write(out -> out.objects("scripts", scripts, SandboxScriptJson::write));
  }

  private static void write(JsonWriter out, SandboxScript script) {
    writeMatch(out, script.match());
    if (script.times() != 1) {
      out.number("times", script.times());
    }
    script.declines().ifPresent(code -> writeOutcome(out, code));
    if (!script.after().isZero()) {
      out.text("after", script.after().toString());
    }
    script.lost().ifPresent(lost -> out.text("lost", word(lost)));
    script.secure().ifPresent(secure -> out.text("secure", word(secure)));
    script.notification().ifPresent(notice -> out.object("notification", inner -> writeNotice(inner, notice)));
  }

  private static void writeOutcome(JsonWriter out, int code) {
    if (code == 0) {
      out.flag("approves", true);
    } else {
      out.number("declines", code);
    }
  }

  private static void writeMatch(JsonWriter out, Match match) {
    if (match.equals(Match.NEXT)) {
      return;
    }
    out.object(
        "match",
        inner -> {
          inner.textIfPresent("invoice", match.invoice());
          match.amount().map(BigDecimal::stripTrailingZeros).ifPresent(amount -> inner.number("amount", amount));
          inner.textIfPresent("card", match.card());
          inner.textIfPresent("terminal", match.terminal());
          inner.text("operation", word(match.operation()));
        });
  }

  private static void writeNotice(JsonWriter out, Notice notice) {
    out.text("fault", word(notice.fault()));
    if (!notice.by().isZero()) {
      out.text("by", notice.by().toString());
    }
    if (notice.fault() == Fault.FAILS) {
      out.number("status", notice.status());
      out.number("times", notice.times());
    }
  }
}

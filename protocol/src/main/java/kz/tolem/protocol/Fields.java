package kz.tolem.protocol;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The fields of one message, form or JSON object, waiting to be asked for.
 *
 * <p>Names are matched without regard to case and underscores: that one rule covers nearly all aliases of EPAY.md 13
 * (invoiceID, invoiceId; cardid, cardId; secret_hash, secretHash). Further names are given beside the documented one.
 * The same field under two names is fine while both say the same. Null is absent.
 */
final class Fields {

  /** What stands behind a name. */
  sealed interface Value {
    /** A number, a boolean or a text; {@code quoted} tells a JSON text from the others. */
    record Scalar(String text, boolean quoted) implements Value {}

    record Nested(Fields fields) implements Value {}

    record Items(List<Value> values) implements Value {}
  }

  private static final Pattern WHOLE = Pattern.compile("(-?[0-9]{1,18})(?:\\.0+)?");

  private final String path;
  private final Map<String, List<Value>> values = new HashMap<>();

  /** Empty fields; the path stands before names in messages, such as {@code "cardId."}. */
  Fields(String path) {
    this.path = path;
  }

  static Fields ofTexts(Map<String, String> texts) {
    Fields fields = new Fields("");
    texts.forEach(
        (name, text) -> {
          String problem = WireText.problemOf(text);
          if (!problem.isEmpty()) {
            throw MalformedMessage.sentField(name, problem);
          }
          fields.add(name, new Value.Scalar(text, true));
        });
    return fields;
  }

  void add(String name, Value value) {
    values.computeIfAbsent(key(name), k -> new ArrayList<>(1)).add(value);
  }

  private static String key(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  /** Refuses a field that none of these names means: for messages in which a slip of the pen must not go unnoticed. */
  void requireOnly(String... names) {
    List<String> known = Stream.of(names).map(Fields::key).toList();
    for (String name : values.keySet()) {
      if (!known.contains(name)) {
        throw MalformedMessage.sentField(name, "is not known here; known are " + String.join(", ", names));
      }
    }
  }

  private List<Value> valuesOf(String... names) {
    List<Value> found = new ArrayList<>(1);
    for (String name : names) {
      found.addAll(values.getOrDefault(key(name), List.of()));
    }
    return found;
  }

  /** The text of a field under its documented name or another; numbers and booleans are texts too. */
  Optional<String> text(String... names) {
    Optional<String> text = Optional.empty();
    for (Value value : valuesOf(names)) {
      if (!(value instanceof Value.Scalar scalar)) {
        throw problem(names[0], "must be a single value, not an object or a list");
      }
      text = agreed(names[0], text, scalar.text());
    }
    return text;
  }

  /** As {@link #text}, but the text may also stand in an object with the one member {@code id}. */
  Optional<String> textOrId(String... names) {
    Optional<String> text = Optional.empty();
    for (Value value : valuesOf(names)) {
      if (value instanceof Value.Nested nested) {
        Optional<String> id = nested.fields().text("id");
        if (id.isPresent()) {
          text = agreed(names[0], text, id.get());
        }
      } else if (value instanceof Value.Scalar scalar) {
        text = agreed(names[0], text, scalar.text());
      } else {
        throw problem(names[0], "must be a text or an object with an id, not a list");
      }
    }
    return text;
  }

  private Optional<String> agreed(String name, Optional<String> before, String now) {
    if (before.isPresent() && !before.get().equals(now)) {
      throw problem(name, "is given twice with different values");
    }
    return Optional.of(now);
  }

  /** As {@link #text}; a field that must be there and not be empty. */
  String requiredText(String... names) {
    return text(names).filter(t -> !t.isEmpty()).orElseThrow(() -> problem(names[0], "is missing"));
  }

  /** The text, or an empty one: for fields where absent and empty mean the same. */
  String textOrEmpty(String... names) {
    return text(names).orElse("");
  }

  /** Yes or no in any of the spellings met; an empty text is absent. */
  Optional<Boolean> flag(String... names) {
    Optional<String> text = text(names).filter(t -> !t.isEmpty());
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<Boolean> flag = flagOf(text.get());
    if (flag.isEmpty()) {
      throw problem(names[0], "must be true or false");
    }
    return flag;
  }

  static Optional<Boolean> flagOf(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true", "1", "yes" -> Optional.of(true);
      case "false", "0", "no" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** A decimal number, as a number or as a text; an empty text is absent. */
  Optional<BigDecimal> decimal(String... names) {
    Optional<String> text = text(names).filter(t -> !t.isEmpty());
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<BigDecimal> number = WireAmount.parse(text.get());
    if (number.isEmpty()) {
      throw problem(names[0], "must be a decimal number of at most 40 characters");
    }
    return number;
  }

  /** A whole number within {@code int}, as a number or as a text such as {@code "00"}; an empty text is absent. */
  Optional<Integer> whole(String... names) {
    Optional<String> text = text(names).filter(t -> !t.isEmpty());
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!WHOLE.matcher(text.get()).matches()) {
      throw problem(names[0], "must be a whole number");
    }
    return Optional.of(wholeOf(text.get()).orElseThrow(() -> problem(names[0], "must be a smaller number")));
  }

  /** The whole number that a text such as {@code 484} or {@code 00} stands for; empty when it is none, or no int. */
  static Optional<Integer> wholeOf(String text) {
    Matcher whole = WHOLE.matcher(text);
    if (!whole.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(whole.group(1));
    return number == (int) number ? Optional.of((int) number) : Optional.empty();
  }

  /** A duration of ISO 8601, such as {@code PT4S} or {@code P1D}, that is not negative; an empty text is absent. */
  Optional<Duration> duration(String name) {
    Optional<String> text = text(name).filter(t -> !t.isEmpty());
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      Duration duration = Duration.parse(text.get());
      if (!duration.isNegative()) {
        return Optional.of(duration);
      }
    } catch (DateTimeParseException e) {
      // Said below.
    }
    throw problem(name, "must be a duration such as PT4S or P1D, and not negative");
  }

  /** One of several words; an empty text is absent. */
  <T> Optional<T> word(String name, Map<String, T> words) {
    Optional<String> text = text(name).filter(t -> !t.isEmpty());
    if (text.isPresent() && !words.containsKey(text.get())) {
      throw problem(name, "must be one of " + String.join(", ", words.keySet()));
    }
    return text.map(words::get);
  }

  /** The fields of a nested object; anything else under that name is an error. */
  Optional<Fields> object(String name) {
    Optional<Fields> found = Optional.empty();
    for (Value value : valuesOf(name)) {
      if (!(value instanceof Value.Nested nested) || found.isPresent()) {
        throw problem(name, "must be one object");
      }
      found = Optional.of(nested.fields());
    }
    return found;
  }

  /** The objects of a list; absent is an empty list, anything else under that name is an error. */
  List<Fields> objects(String name) {
    List<Fields> found = new ArrayList<>();
    for (Value value : valuesOf(name)) {
      if (!(value instanceof Value.Items items)) {
        throw problem(name, "must be a list");
      }
      found.addAll(objectsOf(items, path + name));
    }
    return found;
  }

  /** The objects of a list that may stand alone; the name is for the message and may be {@code "the body"}. */
  static List<Fields> objectsOf(Value.Items items, String name) {
    List<Fields> found = new ArrayList<>(items.values().size());
    for (Value value : items.values()) {
      if (!(value instanceof Value.Nested nested)) {
        throw MalformedMessage.field(name, "must be a list of objects");
      }
      found.add(nested.fields());
    }
    return found;
  }

  /** The single values of a list; one that stands without a list is a list of one, absent is an empty list. */
  List<String> texts(String name) {
    List<String> found = new ArrayList<>();
    for (Value value : valuesOf(name)) {
      List<Value> values = value instanceof Value.Items items ? items.values() : List.of(value);
      for (Value single : values) {
        if (!(single instanceof Value.Scalar scalar)) {
          throw problem(name, "must be a list of single values");
        }
        found.add(scalar.text());
      }
    }
    return found;
  }

  /** Tells whether the field stands in quotes, for fields that are sent both ways. */
  boolean isQuoted(String name) {
    return valuesOf(name).stream().anyMatch(v -> v instanceof Value.Scalar scalar && scalar.quoted());
  }

  /** Tells whether the field is an object, for fields that may be one. */
  boolean hasObject(String name) {
    return valuesOf(name).stream().anyMatch(Value.Nested.class::isInstance);
  }

  MalformedMessage problem(String name, String problem) {
    return MalformedMessage.field(path + name, problem);
  }
}

package kz.tolem.gateway.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a length of time as people write it: `30d`, `12h`, `90m`.
final class Spell implements ITypeConverter<Duration> {

  private static final Pattern FORM = Pattern.compile("([0-9]{1,4})([dhm])");

  @Override
  public Duration convert(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new TypeConversionException("'" + text + "' is not a time such as 30d, 12h or 90m");
    }
    int count = Integer.parseInt(form.group(1));
    return switch (form.group(2)) {
      case "d" -> Duration.ofDays(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofMinutes(count);
    };
  }
}

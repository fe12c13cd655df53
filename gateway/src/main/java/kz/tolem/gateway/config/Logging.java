package kz.tolem.gateway.config;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.slf4j.LoggerFactory;

/// Sets the log up: lines on standard error, Tolem's own from the chosen level on, libraries' from WARN on.
///
/// Logback finds this class by itself and starts with lines for people; [#use] changes to what the settings say. No
/// file of logback is read, so nothing that lies on the class path by chance can turn on a library's debug lines, which
/// hold whole requests.
public final class Logging extends ContextAwareBase implements Configurator {
  private static final String OWN = "kz.tolem";

  /// For logback only.
  public Logging() {}

  /// Logs as the settings say, from now on.
  public static void use(LogFormat format, LogLevel level) {
    configure((LoggerContext) LoggerFactory.getILoggerFactory(), format, level);
  }

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    configure(context, LogFormat.TEXT, LogLevel.INFO);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  static void configure(LoggerContext context, LogFormat format, LogLevel level) {
    context.reset();
    Encoder<ILoggingEvent> encoder = switch (format) {
      case TEXT -> text();
      case JSON -> json();
    };
    encoder.setContext(context);
    encoder.start();
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setName("stderr");
    appender.setTarget("System.err");
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(appender);
    root.setLevel(Level.WARN);
    context.getLogger(OWN).setLevel(Level.toLevel(level.name()));
  }

  private static PatternLayoutEncoder text() {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    // One event is one line, so that a message made of somebody's input cannot pretend to be another event.
    encoder.setPattern("%d{HH:mm:ss.SSS} %-5level %logger{0}: %replace(%msg){'[\\r\\n]+', ' / '}%n");
    return encoder;
  }

  private static JsonEncoder json() {
    JsonEncoder encoder = new JsonEncoder();
    encoder.setWithFormattedMessage(true);
    encoder.setWithMessage(false);
    encoder.setWithArguments(false);
    encoder.setWithContext(false);
    encoder.setWithMDC(false);
    encoder.setWithMarkers(false);
    encoder.setWithNanoseconds(false);
    encoder.setWithSequenceNumber(false);
    return encoder;
  }
}

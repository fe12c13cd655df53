package kz.tolem.gateway.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import kz.tolem.gateway.user.Password;
import kz.tolem.gateway.user.Users;
import picocli.CommandLine.Option;

/// Where a password comes from. It is never an argument: arguments stand in the shell's history and in the list of
/// processes.
final class PasswordOption {

  @Option(
      names = "--generate",
      description =
          "make a password and show it once; without this, it is asked for on the terminal, or is the first line of"
              + " the input")
  private boolean generate;

  /// A password that the command may set.
  ///
  /// @param shown what is to be shown to the operator; empty text: they know it
  record Given(Password password, String shown) {

    @Override
    public String toString() {
      return "given password";
    }
  }

  /// @throws IllegalArgumentException when there is none, it is too weak, or the two that were typed differ
  Given read(Users users) {
    if (generate) {
      String made = users.generatedPassword();
      return new Given(Password.chosen(made), made);
    }
    Console console = System.console();
    String text = console != null && console.isTerminal() ? typed(console) : line();
    return new Given(Password.chosen(text), "");
  }

  private static String typed(Console console) {
    char[] first = console.readPassword("New password: ");
    char[] second = console.readPassword("The same again: ");
    if (first == null || second == null) {
      throw new IllegalArgumentException("no password was given");
    }
    if (!Arrays.equals(first, second)) {
      throw new IllegalArgumentException("the two passwords differ");
    }
    return new String(first);
  }

  private static String line() {
    try {
      String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
      if (line == null || line.isEmpty()) {
        throw new IllegalArgumentException(
            "no password was given: give it as the first line of the input, or --generate");
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException("the input cannot be read", e);
    }
  }

  static void show(Given given, PrintWriter out) {
    if (!given.shown().isEmpty()) {
      out.println("Password        " + given.shown());
      out.println();
      out.println("Hand it over now: it is not shown again.");
    }
  }
}

package kz.tolem.gateway.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// A process that runs `tolem …` as often as its parent says, each time as the first thing it does: with an input, an
/// output and errors of that command alone. A process for each would begin 20 times, which is most of what it does.
final class CommandChild {

  private CommandChild() {}

  /// Takes the number of words, the words and the input, and answers with exit code, output and errors, until its input
  /// ends.
  public static void main(String[] none) throws IOException {
    InputStream in = System.in;
    DataInputStream asked = new DataInputStream(in);
    DataOutputStream answered = new DataOutputStream(System.out);
    for (int count = in.read(); count >= 0; count = in.read()) {
      String[] words = new String[count];
      for (int i = 0; i < count; i++) {
        words[i] = asked.readUTF();
      }
      answer(answered, words, asked.readUTF());
    }
  }

  private static void answer(DataOutputStream answered, String[] words, String input) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    answered.writeInt(Main.run(words));
    System.out.flush();
    System.err.flush();
    answered.writeUTF(out.toString(StandardCharsets.UTF_8));
    answered.writeUTF(err.toString(StandardCharsets.UTF_8));
    answered.flush();
  }
}

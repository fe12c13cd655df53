package kz.tolem.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import kz.tolem.bank.Bank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The bank inside a test answers as one that was started as a program: random sequences of requests go to both, and no
/// answer differs but in ids, times and references. For more of them: `./tolem test -pl junit -am
/// -Dtest=SameAnswersTest -Dsurefire.failIfNoSpecifiedTests=false -Dtolem.bank.sequences=100000`.
@TolemBank
class SameAnswersTest {

  private static final int SEQUENCES = Integer.getInteger("tolem.bank.sequences", 60);
  private static final int MANY = 60;
  private static final long SEED = Long.getLong("tolem.bank.seed", System.nanoTime());

  @Test
  void the_bank_in_the_test_and_the_started_program_answer_alike(Bank bank, @TempDir Path folder) throws IOException {
    try (StartedGateway started = StartedGateway.in(folder)) {
      RandomShop here = new RandomShop(bank.baseUrl());
      RandomShop there = new RandomShop(started.base());
      Set<String> kinds = new TreeSet<>();
      for (int number = 0; number < SEQUENCES; number++) {
        long seed = SEED + number;

        CompletableFuture<List<String>> theirs = CompletableFuture.supplyAsync(() -> there.play(seed));
        List<String> ours = here.play(seed);

        assertThat(ours).as("answers of the sequence with -Dtolem.bank.seed=" + seed).isEqualTo(theirs.join());
        ours.forEach(answer -> kinds.add(String.join(" ", List.of(answer.split(" ", 3)).subList(0, 2))));
      }
      if (SEQUENCES >= MANY) {
        assertThat(kinds)
            .as("what the sequences came to")
            .contains("token 200", "pay 200", "pay 400", "pay 401", "pay 408", "charge 200", "status 200");
      }
    }
  }
}

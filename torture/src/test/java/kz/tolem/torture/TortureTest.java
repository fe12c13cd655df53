package kz.tolem.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The short run; `./tolem torture` is the long one.
class TortureTest {

  @Test
  void the_books_agree_after_everything_was_killed(@TempDir Path folder) throws Exception {
    var plan = new Torture.Plan(10, Duration.ofSeconds(20), 6, 20_261_124, new Torture.Aim.Everything());

    var result = Torture.run(plan, folder, step -> {});

    assertThat(result.faults()).as(result.table()).isEmpty();
    assertThat(result.kills()).isPositive();
    assertThat(result.paid()).isPositive();
  }
}

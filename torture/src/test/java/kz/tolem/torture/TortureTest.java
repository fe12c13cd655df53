package kz.tolem.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The short run; `./tolem torture` is the long one.
class TortureTest {

  @Test
  void the_books_agree_after_everything_was_killed(@TempDir Path folder) throws Exception {
    var result =
        Torture.run(new Torture.Plan(10, Duration.ofSeconds(20), 6, 20_261_124, Optional.empty()), folder, step -> {});

    assertThat(result.faults()).as(result.table()).isEmpty();
    assertThat(result.kills()).isPositive();
    assertThat(result.paid()).isPositive();
  }
}

package kz.tolem.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import kz.tolem.client.edge.Edges;
import org.junit.jupiter.api.Test;

/** No answer ends: whatever is called, it comes back at its deadline. */
class DrippingServerTest {

  /** For all calls together; one that waited for the end of an answer would never come back. */
  private static final long PATIENCE_SECONDS = 60;

  @Test
  void every_call_comes_back_while_all_answers_but_the_tokens_drip() throws Exception {
    for (Peer.Reaction drip : List.of(Reactions.endlessHead(), Reactions.endlessBody())) {
      try (Peer oauth = Peer.start().on("/oauth2/token", Reactions.json(200, Shop.TOKEN));
          Peer api = Peer.start().on("/", drip)) {
        Map<String, String> heard = heard(oauth, api);

        heard.forEach(
            (operation, word) ->
                assertThat(word)
                    .as(operation)
                    .isIn(operation.matches("token|.*sign-in") ? List.of("answer") : List.of("in doubt", "no answer")));
      }
    }
  }

  @Test
  void every_call_comes_back_while_the_tokens_drip() throws Exception {
    try (Peer oauth = Peer.start().on("/", Reactions.endlessBody());
        Peer api = Peer.start().on("/", Reactions.endlessHead())) {
      Map<String, String> heard = heard(oauth, api);

      heard.forEach(
          (operation, word) ->
              assertThat(word)
                  .as(operation)
                  .isEqualTo(
                      operation.matches("(settle|complete).*")
                          ? "in doubt"
                          : operation.matches("public key|.*sign-in|.* as a person") ? "no answer" : "not sent"));
    }
  }

  private static TolemClientBuilder inRealTime(TolemClientBuilder builder) {
    return builder.edges(Edges.real()).deadline(Duration.ofSeconds(2)).answerWait(Duration.ofSeconds(2));
  }

  /** What each operation gives, all at once. */
  private static Map<String, String> heard(Peer oauth, Peer api) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(EveryOperation.ALL.size());
    try {
      List<Future<String>> words = new ArrayList<>();
      for (EveryOperation operation : EveryOperation.ALL) {
        TolemClient client =
            Shop.client(Shop.at(oauth, api, operation.repeats()), DrippingServerTest::inRealTime);
        words.add(threads.submit(() -> operation.heard(client)));
      }
      Map<String, String> heard = new TreeMap<>();
      for (int i = 0; i < words.size(); i++) {
        heard.put(EveryOperation.ALL.get(i).name(), words.get(i).get(PATIENCE_SECONDS, TimeUnit.SECONDS));
      }
      return heard;
    } finally {
      threads.shutdownNow();
    }
  }
}

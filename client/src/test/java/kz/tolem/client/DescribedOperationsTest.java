package kz.tolem.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The client can all that the gateway can, and asks for nothing else: the description of the interface is the list. */
class DescribedOperationsTest {

  private static final Path DESCRIPTION = Path.of("..", "docs", "reference", "openapi.yaml");

  /** What a shop's program has no use for. */
  private static final Map<String, String> NOT_FOR_PROGRAMS =
      Map.ofEntries(
          Map.entry("OPTIONS /oauth2/token", "asked by browsers before a page asks for a token"),
          Map.entry("POST /payments/cards/confirmPayment", "the buyer's browser comes here from his bank"),
          Map.entry("POST /check-status/payment/transaction/{invoice}", "the same as GET"),
          Map.entry("GET /operation/{invoice}", "the status, in an older form that tells less"));

  /** For browsers and people: the page, the docs, the sandbox. */
  private static final Pattern PAGES = Pattern.compile("[A-Z]+ /(payform|docs|openapi\\.json|sandbox)\\b.*");

  private static Set<String> described() throws Exception {
    Set<String> described = new TreeSet<>();
    String path = "";
    String paths = Files.readString(DESCRIPTION).split("(?m)^paths:$")[1].split("(?m)^[a-z]+:$")[0];
    for (String line : paths.split("\n")) {
      Matcher address = Pattern.compile("  (/\\S*):").matcher(line);
      Matcher method = Pattern.compile("    (get|post|put|delete|options|head|patch):").matcher(line);
      if (address.matches()) {
        path = address.group(1);
      } else if (method.matches()) {
        described.add(method.group(1).toUpperCase(Locale.ROOT) + " " + path);
      }
    }
    return described;
  }

  /** What the client asks when each of its operations is called once. */
  private static Set<String> asked() {
    Set<String> asked = new TreeSet<>();
    for (EveryOperation operation : EveryOperation.ALL) {
      try (Peer peer = Peer.start()) {
        if (!operation.status().isEmpty()) {
          peer.on("/check-status", Reactions.json(200, operation.status()));
        }
        peer.on(operation.path(), Reactions.json(200, operation.healthy()));
        peer.on("/oauth2/token", Reactions.json(200, Shop.TOKEN));
        String word = operation.heard(Shop.client(Shop.at(peer, peer, operation.repeats()), builder -> builder));
        assertThat(word).as(operation.name()).isIn("answer", "authorized", "done", "in doubt");
        peer.requests("/").forEach(
            request -> asked.add(request.method() + " " + request.path().replaceAll("\\?.*", "")));
      }
    }
    return asked;
  }

  @Test
  void every_operation_that_is_described_is_one_of_the_clients_and_the_other_way_round() throws Exception {
    Set<String> asked = asked();
    Set<String> described =
        described().stream().filter(each -> !PAGES.matcher(each).matches()).collect(Collectors.toSet());

    Set<String> notAsked = new TreeSet<>(described);
    notAsked.removeIf(template -> asked.stream().anyMatch(address(template).asMatchPredicate()));
    assertThat(notAsked).isEqualTo(new TreeSet<>(NOT_FOR_PROGRAMS.keySet()));

    Set<String> notDescribed = new TreeSet<>(asked);
    notDescribed.removeIf(one -> described.stream().anyMatch(t -> address(t).matcher(one).matches()));
    assertThat(notDescribed).isEmpty();
  }

  private static Pattern address(String template) {
    return Pattern.compile(template.replaceAll("\\{[^}]+}", "[^/]+").replace(".rsa", "\\.rsa"));
  }
}

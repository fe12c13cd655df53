package kz.tolem.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What a native image needs to know: the one resource that is read by name. */
class ReachabilityMetadataTest {

  private static final String FILE =
      "/META-INF/native-image/kz.tolem/tolem-protocol/reachability-metadata.json";

  /** The names that GraalVM's schema knows at each depth that occurs here. */
  private static final List<Set<String>> KNOWN =
      List.of(
          Set.of("comment", "reflection", "resources", "foreign"),
          Set.of("condition", "module", "glob", "bundle"),
          Set.of("typeReached"));

  private static String metadata() {
    try (InputStream in = DeclineCode.class.getResourceAsStream(FILE)) {
      assertThat(in).as("the metadata in the jar").isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void the_metadata_has_the_shape_that_the_compiler_reads() {
    try (JsonParser json =
        JsonFactory.builder().build().createParser(ObjectReadContext.empty(), metadata())) {
      List<String> unknown = new ArrayList<>();
      int depth = -1;
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        depth += token == JsonToken.START_OBJECT ? 1 : 0;
        depth -= token == JsonToken.END_OBJECT ? 1 : 0;
        if (token == JsonToken.PROPERTY_NAME && !KNOWN.get(depth).contains(json.currentName())) {
          unknown.add(json.currentName());
        }
      }
      assertThat(unknown).isEmpty();
    }
  }

  @Test
  void every_resource_that_is_named_is_there() {
    Set<String> globs = new TreeSet<>();
    Matcher glob = Pattern.compile("\"glob\": \"([^\"]+)\"").matcher(metadata());
    while (glob.find()) {
      globs.add(glob.group(1));
    }

    assertThat(globs).containsExactly("kz/tolem/protocol/decline-codes.txt");
    assertThat(DeclineCode.known()).isNotEmpty();
  }
}

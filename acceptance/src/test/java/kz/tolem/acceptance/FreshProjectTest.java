package kz.tolem.acceptance;

import static kz.tolem.acceptance.FreshRepository.java17;
import static kz.tolem.acceptance.FreshRepository.javaHome;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Projects outside the reactor, built with nothing but the installed artifacts, pay at a running gateway and hear of
/// it.
class FreshProjectTest {

  private static FreshRepository fresh;
  private static TestGateway gateway;

  @BeforeAll
  static void install() throws Exception {
    fresh = FreshRepository.install();
    gateway = TestGateway.start();
  }

  @AfterAll
  static void close() {
    if (gateway != null) {
      gateway.close();
    }
  }

  @Test
  void plain_java_17() throws Exception {
    Path project = fresh.built("plain", java17());
    TestShop shop = gateway.shop();
    List<String> command = new ArrayList<>();
    command.add(java17().resolve("bin/java").toString());
    command.addAll(FreshRepository.SHORT_LIVED);
    command.addAll(List.of("-p", FreshRepository.path(project, "target/lib")));
    command.addAll(List.of("-m", "shop/shop.Main", base(), shop.clientId(), shop.clientSecret()));
    command.addAll(List.of(shop.terminal().id().toString(), shop.card().toString(), TestShop.freshInvoice()));

    String said = fresh.run(project, java17(), command);

    assertThat(said).contains("Authorized and told Authorized, Blocked").contains("module shop");
    assertThat(libraries(project))
        .as("Jackson's streaming core, and nothing else")
        .allMatch(name -> name.matches("(tolem-client|tolem-protocol|jackson-core)-.*"));
  }

  private static List<String> libraries(Path project) throws IOException {
    try (Stream<Path> files = Files.list(project.resolve("target/lib"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void spring_boot_3_on_java_17() throws Exception {
    String said = runBoot("boot3", java17());

    assertThat(said)
        .contains("Authorized and told Authorized, Blocked")
        .contains("Spring Boot 3.5.")
        .contains("\"tolem\":{\"status\":\"UP\"}")
        .contains("\"name\":\"tolem.client\"");
  }

  @Test
  void spring_boot_4_on_java_25() throws Exception {
    String said = runBoot("boot4", javaHome());

    assertThat(said)
        .contains("Authorized and told Authorized, Blocked")
        .contains("Spring Boot 4.0.")
        .contains("\"tolem\":{\"status\":\"UP\"}")
        .contains("\"name\":\"tolem.client\"");
  }

  private static String runBoot(String name, Path java) throws Exception {
    Path project = fresh.built(name, java);
    TestShop shop = gateway.shop();
    List<String> command = new ArrayList<>();
    command.add(java.resolve("bin/java").toString());
    command.addAll(FreshRepository.SHORT_LIVED);
    command.addAll(List.of("-cp", FreshRepository.path(project, "target/lib/*")));
    command.add("shop.Main");
    Map<String, String> settings =
        Map.of(
            "server.port", "0",
            "management.endpoints.web.exposure.include", "health,metrics",
            "management.endpoint.health.show-details", "always",
            "tolem.base-url", base(),
            "tolem.client-id", shop.clientId(),
            "tolem.client-secret", shop.clientSecret(),
            "tolem.terminal", shop.terminal().id().toString(),
            "shop.card", shop.card().toString(),
            "shop.invoice", TestShop.freshInvoice());
    settings.forEach((key, value) -> command.add("--" + key + "=" + value));
    return fresh.run(project, java, command);
  }

  private static String base() {
    return "http://127.0.0.1:" + gateway.port();
  }

  @Test
  void what_is_published_has_sources_javadoc_and_a_pom_that_needs_no_parent() throws Exception {
    for (String artifact : List.of("tolem-protocol", "tolem-client", "tolem-spring-boot-starter")) {
      Path folder = fresh.artifact(artifact).resolve("0.1.0-SNAPSHOT");
      String file = artifact + "-0.1.0-SNAPSHOT";
      assertThat(folder.resolve(file + "-sources.jar")).isNotEmptyFile();
      assertThat(folder.resolve(file + "-javadoc.jar")).isNotEmptyFile();
      String pom = Files.readString(folder.resolve(file + ".pom"));
      assertThat(pom).doesNotContain("<parent>").doesNotContain("${").contains("Apache-2.0");
    }
    Path bom = fresh.artifact("tolem-bom").resolve("0.1.0-SNAPSHOT/tolem-bom-0.1.0-SNAPSHOT.pom");
    assertThat(Files.readString(bom)).doesNotContain("<parent>").contains("tolem-spring-boot-starter");
  }

  /// The client as it is becomes a release; then one of its public methods goes. The build of what comes after it must
  /// fail, and say which method is missing.
  @Test
  void a_public_method_that_is_removed_after_a_release_fails_the_build() throws Exception {
    release("tolem-client", "0.0.9");
    Path file = fresh.source().resolve("client/src/main/java/kz/tolem/client/TolemClient.java");
    String whole = Files.readString(file);
    Files.writeString(file, whole.replace("public void probe()", "public void probed()"));

    FreshRepository.Said said =
        fresh.tryMaven(
            fresh.source(), "-pl", "client", "-Ppublish", "verify", "-Dmaven.test.skip=true",
            "-Dmaven.javadoc.skip=true", "-Dmaven.source.skip=true");
    Files.writeString(file, whole);

    assertThat(said.code()).isNotZero();
    assertThat(said.text()).contains("japicmp").contains("TolemClient.probe()").contains("METHOD_REMOVED");
  }

  /// What was installed, under another version.
  private static void release(String artifact, String version) throws IOException {
    Path folder = Files.createDirectories(fresh.artifact(artifact).resolve(version));
    Path installed = fresh.artifact(artifact).resolve("0.1.0-SNAPSHOT");
    String file = artifact + "-0.1.0-SNAPSHOT";
    Files.copy(installed.resolve(file + ".jar"), folder.resolve(artifact + "-" + version + ".jar"));
    String pom = Files.readString(installed.resolve(file + ".pom"));
    Files.writeString(
        folder.resolve(artifact + "-" + version + ".pom"), pom.replaceFirst("0\\.1\\.0-SNAPSHOT", version));
    Files.writeString(
        folder.resolveSibling("maven-metadata-local.xml"),
        """
        <metadata>
          <groupId>kz.tolem</groupId>
          <artifactId>%s</artifactId>
          <versioning>
            <release>%s</release>
            <versions>
              <version>%s</version>
              <version>0.1.0-SNAPSHOT</version>
            </versions>
            <lastUpdated>20260101000000</lastUpdated>
          </versioning>
        </metadata>
        """
            .formatted(artifact, version, version));
  }
}

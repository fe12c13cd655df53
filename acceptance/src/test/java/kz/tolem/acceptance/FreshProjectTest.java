package kz.tolem.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Projects outside the reactor, built with nothing but the installed artifacts, pay at a running gateway and hear of
/// it.
///
/// The artifacts are installed into a local repository of this test's own, in which everything but them is a link to
/// the machine's: nothing of Tolem gets out, and nothing else is fetched twice.
class FreshProjectTest {

  private static final Path HERE = Path.of("").toAbsolutePath();
  private static final Path ROOT = Files.exists(HERE.resolve("acceptance")) ? HERE : HERE.getParent();
  private static final Path FOLDER = ROOT.resolve("acceptance/target/fresh");

  private static final List<String> EMBEDDED = List.of("bom", "protocol", "client", "spring-boot-starter");
  private static final Set<String> LEFT_OUT = Set.of("target", ".git", "data");

  private static TestGateway gateway;

  @BeforeAll
  static void install() throws Exception {
    delete(FOLDER);
    Path repository = Files.createDirectories(FOLDER.resolve("repository"));
    try (Stream<Path> groups = Files.list(machineRepository())) {
      for (Path group : groups.filter(path -> !path.getFileName().toString().equals("kz")).toList()) {
        Files.createSymbolicLink(repository.resolve(group.getFileName()), group);
      }
    }
    Path source = FOLDER.resolve("source");
    copyPoms(source);
    for (String module : EMBEDDED) {
      copy(ROOT.resolve(module), source.resolve(module));
    }
    maven(source, javaHome(), "-pl", String.join(",", EMBEDDED), "install", "-Dmaven.test.skip=true");
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
    Path project = built("plain", java17());
    TestShop shop = gateway.shop();
    List<String> command = new ArrayList<>();
    command.add(java17().resolve("bin/java").toString());
    command.addAll(List.of("-p", path(project, "target/lib")));
    command.addAll(List.of("-m", "shop/shop.Main", base(), shop.clientId(), shop.clientSecret()));
    command.addAll(List.of(shop.terminal().id().toString(), shop.card().toString(), TestShop.freshInvoice()));

    String said = run(project, java17(), command);

    assertThat(said).contains("Authorized and told Authorized, Blocked").contains("module shop");
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
    Path project = built(name, java);
    TestShop shop = gateway.shop();
    List<String> command = new ArrayList<>();
    command.add(java.resolve("bin/java").toString());
    command.addAll(List.of("-cp", path(project, "target/lib/*")));
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
    return run(project, java, command);
  }

  private static String path(Path project, String libraries) {
    return project.resolve("target/classes") + File.pathSeparator + project.resolve(libraries);
  }

  private static String base() {
    return "http://127.0.0.1:" + gateway.port();
  }

  private static Path built(String name, Path java) throws Exception {
    Path project = FOLDER.resolve(name);
    copy(ROOT.resolve("acceptance/src/test/fresh").resolve(name), project);
    maven(project, java, "process-classes");
    return project;
  }

  private static Path javaHome() {
    return Path.of(System.getProperty("java.home"));
  }

  /// A JDK 17 of this machine; where there is none, the one that runs this test compiles for 17 all the same.
  private static Path java17() throws IOException {
    Path folder = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(folder)) {
      return javaHome();
    }
    try (Stream<Path> homes = Files.list(folder)) {
      return homes
          .filter(home -> home.getFileName().toString().contains("17"))
          .filter(home -> Files.isExecutable(home.resolve("bin/javac")))
          .sorted()
          .findFirst()
          .orElseGet(FreshProjectTest::javaHome);
    }
  }

  private static Path machineRepository() {
    return Path.of(System.getProperty("tolem.test.repository"));
  }

  /// Without the network first: only what has never been used on this machine needs it.
  private static void maven(Path project, Path java, String... goals) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("tolem.test.maven"), "bin", "mvn").toString());
    command.addAll(List.of("-B", "-q", "-o"));
    command.add("-Dmaven.repo.local=" + FOLDER.resolve("repository"));
    command.addAll(List.of(goals));
    try {
      run(project, java, command);
    } catch (AssertionError offline) {
      command.remove("-o");
      run(project, java, command);
    }
  }

  private static String run(Path folder, Path java, List<String> command) throws Exception {
    Path log = Files.createTempFile(FOLDER, "run", ".log");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.redirectOutput(log.toFile());
    builder.environment().put("JAVA_HOME", java.toString());
    builder.environment().remove("MAVEN_OPTS");
    int code = builder.start().waitFor();
    String said = Files.readString(log, StandardCharsets.UTF_8);
    if (code != 0) {
      throw new AssertionError(String.join(" ", command) + " ended with " + code + "\n" + said);
    }
    return said;
  }

  /// The poms of the modules that are not installed: Maven reads them all.
  private static void copyPoms(Path to) throws IOException {
    Files.createDirectories(to);
    Files.copy(ROOT.resolve("pom.xml"), to.resolve("pom.xml"));
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path module : modules.filter(path -> Files.exists(path.resolve("pom.xml"))).toList()) {
        if (!EMBEDDED.contains(module.getFileName().toString())) {
          Path folder = Files.createDirectories(to.resolve(module.getFileName()));
          Files.copy(module.resolve("pom.xml"), folder.resolve("pom.xml"));
        }
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.filter(FreshProjectTest::isWanted).toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
  }

  private static boolean isWanted(Path path) {
    for (Path part : ROOT.relativize(path)) {
      if (LEFT_OUT.contains(part.toString())) {
        return false;
      }
    }
    return true;
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    // Links are not followed: behind them is the machine's own repository.
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(path);
      }
    }
  }
}

package kz.tolem.acceptance;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A local repository of a test's own, in which everything but Tolem's artifacts is a link to the machine's: nothing of
/// Tolem gets out, and nothing else is fetched twice. What shops embed is installed into it from a copy of the source.
final class FreshRepository {

  private static final Path HERE = Path.of("").toAbsolutePath();
  private static final Path ROOT = Files.exists(HERE.resolve("acceptance")) ? HERE : HERE.getParent();

  private static final List<String> EMBEDDED = List.of("bom", "protocol", "client", "spring-boot-starter");
  private static final Set<String> LEFT_OUT = Set.of("target", ".git", "data");

  /// For a JVM that ends after seconds: what a long-lived one gains by is only work here.
  static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  /// What a program said before it ended.
  record Said(int code, String text) {}

  private final Path folder;

  private FreshRepository(Path folder) {
    this.folder = folder;
  }

  /// Makes one, and installs what shops embed as it would be published: with sources and Javadoc.
  static FreshRepository install() throws Exception {
    Path folder = ROOT.resolve("acceptance/target/fresh");
    delete(folder);
    FreshRepository fresh = new FreshRepository(folder);
    Path repository = Files.createDirectories(folder.resolve("repository"));
    try (Stream<Path> groups = Files.list(Path.of(System.getProperty("tolem.test.repository")))) {
      for (Path group : groups.filter(path -> !path.getFileName().toString().equals("kz")).toList()) {
        Files.createSymbolicLink(repository.resolve(group.getFileName()), group);
      }
    }
    Path source = fresh.source();
    copyPoms(source);
    for (String module : EMBEDDED) {
      copy(ROOT.resolve(module), source.resolve(module));
    }
    fresh.maven(
        source, javaHome(), "-pl", String.join(",", EMBEDDED), "-Ppublish", "install", "-Dmaven.test.skip=true",
        "-DadditionalJOption=-J-XX:TieredStopAtLevel=1");
    return fresh;
  }

  /// The copy of the source.
  Path source() {
    return folder.resolve("source");
  }

  /// The folder of one of Tolem's artifacts.
  Path artifact(String name) {
    return folder.resolve("repository/kz/tolem").resolve(name);
  }

  /// A project of `acceptance/src/test/fresh`, compiled.
  Path built(String name, Path java) throws Exception {
    Path project = folder.resolve(name);
    copy(ROOT.resolve("acceptance/src/test/fresh").resolve(name), project);
    maven(project, java, "process-classes");
    return project;
  }

  static String path(Path project, String libraries) {
    return project.resolve("target/classes") + File.pathSeparator + project.resolve(libraries);
  }

  static Path javaHome() {
    return Path.of(System.getProperty("java.home"));
  }

  /// A JDK 17 of this machine; where there is none, the one that runs this test compiles for 17 all the same.
  static Path java17() throws IOException {
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
          .orElseGet(FreshRepository::javaHome);
    }
  }

  /// Without the network first: only what has never been used on this machine needs it.
  private void maven(Path project, Path java, String... goals) throws Exception {
    try {
      run(project, java, command("-o", goals));
    } catch (AssertionError offline) {
      run(project, java, command("-ntp", goals));
    }
  }

  /// One build that may fail.
  Said tryMaven(Path project, String... goals) throws Exception {
    return start(project, javaHome(), command("-o", goals));
  }

  private List<String> command(String network, String... goals) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("tolem.test.maven"), "bin", "mvn").toString());
    command.addAll(List.of("-B", "-q", network));
    command.add("-Dmaven.repo.local=" + folder.resolve("repository"));
    command.addAll(List.of(goals));
    return command;
  }

  /// What a program says that must end well.
  String run(Path where, Path java, List<String> command) throws Exception {
    Said said = start(where, java, command);
    if (said.code() != 0) {
      throw new AssertionError(String.join(" ", command) + " ended with " + said.code() + "\n" + said.text());
    }
    return said.text();
  }

  private Said start(Path where, Path java, List<String> command) throws Exception {
    Path log = Files.createTempFile(folder, "run", ".log");
    ProcessBuilder builder = new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true);
    builder.redirectOutput(log.toFile());
    builder.environment().put("JAVA_HOME", java.toString());
    builder.environment().put("MAVEN_OPTS", String.join(" ", SHORT_LIVED));
    int code = builder.start().waitFor();
    return new Said(code, Files.readString(log, StandardCharsets.UTF_8));
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
      for (Path path : all.filter(FreshRepository::isWanted).toList()) {
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

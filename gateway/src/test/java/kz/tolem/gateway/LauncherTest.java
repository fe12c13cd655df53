package kz.tolem.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs the launcher in a small project of its own, where played programs stand for Java and Maven and note their calls.
class LauncherTest {
  @TempDir Path folder;
  private Path root;

  private record Run(int exitCode, String output, String errors) {
    String lastLine() {
      return output.lines().reduce("", (before, line) -> line);
    }
  }

  @BeforeEach
  void make_a_project() throws Exception {
    // A name with a blank, as people have them.
    root = Files.createDirectories(folder.resolve("a project"));
    Files.copy(Path.of("..", "tolem"), root.resolve("tolem"), StandardCopyOption.COPY_ATTRIBUTES);
    write(root.resolve("pom.xml"), "");
    for (String module : List.of("protocol", "gateway", "bench", "shop")) {
      write(root.resolve(module).resolve("pom.xml"), "");
      write(root.resolve(module).resolve("src/main/java/A.java"), "");
    }
    jdk("jdk", "25.0.1");
    program("bin/mvn", """
        echo "$JAVA_HOME: $*" >> "%1$s/maven.calls"
        for module in gateway bench shop; do
          mkdir -p "%1$s/$module/target/lib"
          echo jar > "%1$s/$module/target/tolem-$module-0.1.0-SNAPSHOT.jar"
        done
        printf 'no line break at the end'
        """.formatted(root));
    program("bin/chromium", "echo Chromium");
    program("bin/chromedriver", "echo ChromeDriver");
  }

  @Test
  void the_version_is_that_of_the_build() throws Exception {
    Run run = tolem(Map.of("PATH", "/usr/bin:/bin"), "--version");

    String pom = Files.readString(Path.of("pom.xml"));
    String version = pom.substring(pom.indexOf("<version>") + 9, pom.indexOf("</version>"));
    assertThat(run.exitCode()).isZero();
    assertThat(run.output()).isEqualTo("tolem " + version + "\n");
  }

  @Test
  void help_needs_neither_java_nor_maven() throws Exception {
    Run run = tolem(Map.of("PATH", "/usr/bin:/bin"), "help");

    assertThat(run.exitCode()).isZero();
    assertThat(run.output()).contains("./tolem start", "./tolem merchant add", "./tolem test", "TOLEM_DATABASE_URL");
  }

  @Test
  void a_command_is_built_and_then_run_where_the_user_is() throws Exception {
    Run run = tolem(Map.of("TOLEM_JAVA_OPTS", "-Xmx1g -Da=b"), "merchant", "add", "two words");

    assertThat(run.exitCode()).isZero();
    assertThat(mavenCalls()).singleElement().asString()
        .contains("-f " + root.resolve("pom.xml"), "-DskipTests", "-pl gateway -am package");
    List<String> arguments = run.output().lines().toList();
    assertThat(arguments).startsWith("in " + folder.toRealPath());
    assertThat(arguments).endsWith("kz.tolem.gateway.cli.Main", "merchant", "add", "two words");
    assertThat(arguments).contains("-Xmx1g", "-Da=b",
        root.toRealPath() + "/gateway/target/tolem-gateway-0.1.0-SNAPSHOT.jar:" + root.toRealPath()
            + "/gateway/target/lib/*");
    assertThat(arguments.indexOf("-Xmx1g")).isGreaterThan(arguments.indexOf("-Xmx128m"));
  }

  @Test
  void what_is_built_is_not_built_again_until_a_source_changes() throws Exception {
    tolem(Map.of(), "start");
    tolem(Map.of(), "start");
    assertThat(mavenCalls()).hasSize(1);

    Path template = write(root.resolve("gateway/src/main/jte/page.jte"), "");
    Files.setLastModifiedTime(template, later());
    tolem(Map.of(), "start");

    assertThat(mavenCalls()).hasSize(2);
  }

  @Test
  void a_start_is_rehearsed_once_for_each_build_and_its_notes_are_used() throws Exception {
    program("jdk/bin/java", """
        for word in "$@"; do
          case $word in
            -XX:AOTCacheOutput=*) echo notes > "${word#*=}"; echo "$*" >> "%s/rehearsals" ;;
          esac
        done
        printf '%%s\\n' "$@"
        """.formatted(root));

    Run first = tolem(Map.of(), "start");
    Run second = tolem(Map.of(), "start");

    assertThat(first.errors()).contains("Rehearsing a start");
    assertThat(second.errors()).doesNotContain("Rehearsing");
    assertThat(Files.readAllLines(root.resolve("rehearsals"))).singleElement().asString().contains(" rehearse /");
    assertThat(first.output().lines()).endsWith("kz.tolem.gateway.cli.Main", "start");
    assertThat(second.output().lines())
        .contains("-XX:AOTCache=" + root.toRealPath().resolve("gateway/target/start.aot"))
        .endsWith("kz.tolem.gateway.cli.Main", "start");

    Path template = write(root.resolve("gateway/src/main/jte/page.jte"), "");
    Files.setLastModifiedTime(template, later());
    tolem(Map.of(), "start");

    assertThat(Files.readAllLines(root.resolve("rehearsals"))).hasSize(2);
  }

  @Test
  void a_rehearsal_that_fails_is_told_once_and_keeps_nobody_from_starting() throws Exception {
    program("jdk/bin/java", """
        case "$*" in
          *AOTCacheOutput*) echo 'no room'; exit 1 ;;
          *) printf '%s\\n' "$@" ;;
        esac
        """);

    Run first = tolem(Map.of(), "start");
    Run second = tolem(Map.of(), "start");

    assertThat(first.exitCode()).isZero();
    assertThat(first.errors()).contains("It did not work", "rehearsal.log");
    assertThat(second.errors()).isEmpty();
    assertThat(second.output().lines()).noneMatch(word -> word.startsWith("-XX:AOTCache"));
  }

  @Test
  void the_benchmarks_are_a_module_of_their_own() throws Exception {
    Run run = tolem(Map.of(), "bench", "payments");

    assertThat(mavenCalls()).singleElement().asString().contains("-pl bench -am package");
    assertThat(run.output().lines()).endsWith("kz.tolem.bench.Main", "payments");
  }

  @Test
  void the_shop_uses_a_gateway_that_runs() throws Exception {
    program("bin/curl", "echo 'halyk'");

    Run run = tolem(Map.of("TOLEM_PORT", "8765"), "shop");

    assertThat(run.exitCode()).isZero();
    assertThat(run.errors()).contains("The shop uses the gateway at http://localhost:8765.");
    assertThat(mavenCalls()).singleElement().asString().contains("-pl shop -am package");
    assertThat(run.output().lines()).endsWith("kz.tolem.shop.Shop");
  }

  @Test
  void the_shop_starts_a_gateway_where_there_is_none_and_stops_it_in_the_end() throws Exception {
    program("bin/curl", "[ -f '%s/up' ] && echo halyk".formatted(root));
    program("jdk/bin/java", """
        case "$*" in
          *AOTCacheOutput*) ;;
          *cli.Main*start*)
            trap 'echo stopped >> "%1$s/lives"; exit 143' TERM
            echo gateway >> "%1$s/lives"
            touch "%1$s/up"
            while :; do sleep 0.05; done
            ;;
          *shop.Shop*) echo shop >> "%1$s/lives"; exit 3 ;;
        esac
        """.formatted(root));

    Run run = tolem(Map.of(), "shop");

    assertThat(Files.readAllLines(root.resolve("lives"))).containsExactly("gateway", "shop", "stopped");
    assertThat(run.exitCode()).isEqualTo(3);
  }

  @Test
  void the_shop_does_not_take_anybody_for_a_gateway() throws Exception {
    program("bin/curl", "echo '<h1>It works!</h1>'");

    Run run = tolem(Map.of(), "shop");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.errors()).contains("something that is no gateway answers at http://localhost:8080");
    assertThat(run.output()).isEmpty();
  }

  @Test
  void random_sequences_and_races_are_tests_that_are_told_how_many() throws Exception {
    tolem(Map.of(), "model");
    tolem(Map.of(), "races", "2000");
    Run wrong = tolem(Map.of(), "races", "many");

    assertThat(mavenCalls())
        .satisfiesExactly(
            model -> assertThat(model).contains("-Dtest=LongOrderModel", "-Djqwik.tries.default=500"),
            races -> assertThat(races).contains("-Dtest=LongRaces", "-Dtolem.races=2000"));
    assertThat(wrong.exitCode()).isEqualTo(1);
    assertThat(wrong.errors()).contains("a number is needed, such as 100000, and not 'many'");
  }

  @Test
  void a_java_that_is_too_old_is_passed_over() throws Exception {
    Path old = jdk("old", "17.0.15");

    tolem(Map.of("JAVA_HOME", old.toString(), "PATH", root.resolve("jdk/bin") + ":" + path()), "start");

    assertThat(mavenCalls()).singleElement().asString().startsWith(root.toRealPath().resolve("jdk") + ": ");
  }

  @Test
  void options_for_maven_reach_it() throws Exception {
    tolem(Map.of("MAVEN_ARGS", "-Dmaven.repo.local=/srv/a", "TOLEM_MAVEN_ARGS", "-o -Db=c"), "start");

    assertThat(mavenCalls()).singleElement().asString().contains(" -Dmaven.repo.local=/srv/a -o -Db=c ");
  }

  @Test
  void a_failed_build_shows_its_errors_and_starts_nothing() throws Exception {
    program("bin/mvn", "echo '[INFO] noise'; echo '[ERROR] A.java: missing semicolon'; exit 1");

    Run run = tolem(Map.of(), "start");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.output()).isEmpty();
    assertThat(run.errors()).contains("missing semicolon", "target/build.log").doesNotContain("noise");
  }

  @Test
  void the_last_line_of_the_tests_is_the_counts_of_all_modules() throws Exception {
    report("protocol", 40, 0, 0, 0);
    report("gateway", 10, 0, 0, 1);

    Run run = tolem(Map.of(), "test", "-pl", "gateway");

    assertThat(run.exitCode()).isZero();
    assertThat(run.lastLine()).isEqualTo("49 passed, 0 failed, 1 skipped");
    assertThat(mavenCalls()).singleElement().asString().endsWith("--fail-at-end --threads 2 verify -pl gateway");
  }

  @Test
  void failed_tests_fail_the_command_even_if_maven_does_not() throws Exception {
    report("gateway", 10, 2, 1, 0);

    Run run = tolem(Map.of(), "test");

    assertThat(run.exitCode()).isNotZero();
    assertThat(run.lastLine()).isEqualTo("7 passed, 3 failed, 0 skipped");
  }

  @Test
  void no_tests_at_all_is_a_failure_and_old_reports_do_not_count() throws Exception {
    write(root.resolve("gateway/target/surefire-reports/TEST-Old.xml"), "<testsuite tests=\"5\">");

    Run run = tolem(Map.of(), "test");

    assertThat(run.exitCode()).isNotZero();
    assertThat(run.lastLine()).isEqualTo("0 passed, 0 failed, 0 skipped");
  }

  /// Lets Maven leave a test report.
  private void report(String module, int tests, int failures, int errors, int skipped) throws IOException {
    Path reports = root.resolve(module).resolve("target/surefire-reports");
    Path mvn = root.resolve("bin/mvn");
    write(mvn, Files.readString(mvn) + """
        mkdir -p "%1$s"
        echo '<testsuite xmlns="x" name="T" time="1.5" tests="%2$d" errors="%4$d" skipped="%5$d" failures="%3$d">' \
          > "%1$s/TEST-T.xml"
        """.formatted(reports, tests, failures, errors, skipped));
  }

  private Path jdk(String name, String version) throws IOException {
    write(root.resolve(name).resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    program(name + "/bin/java", "echo \"in $PWD\"; printf '%s\\n' \"$@\"");
    program(name + "/bin/javac", "");
    return root.resolve(name);
  }

  private void program(String name, String script) throws IOException {
    Path file = write(root.resolve(name), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /// Safely after anything that was built just now, whatever the file system's resolution.
  private FileTime later() throws IOException {
    FileTime built = Files.getLastModifiedTime(root.resolve("gateway/target/built"));
    return FileTime.from(built.toInstant().plus(Duration.ofMinutes(1)));
  }

  private List<String> mavenCalls() throws IOException {
    return Files.readAllLines(root.resolve("maven.calls"));
  }

  private String path() {
    return root.resolve("bin") + ":/usr/bin:/bin";
  }

  private Run tolem(Map<String, String> environment, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(root.resolve("tolem").toString()));
    command.addAll(List.of(arguments));
    Path errors = folder.resolve("errors");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile());
    builder.environment().clear();
    builder.environment().putAll(Map.of(
        "HOME", folder.toString(), "PATH", path(), "JAVA_HOME", root.resolve("jdk").toString()));
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output, Files.readString(errors));
  }
}

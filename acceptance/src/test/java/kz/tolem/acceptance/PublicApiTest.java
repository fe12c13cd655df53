package kz.tolem.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.AccessFlags;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The public API of what shops embed changes only where a diff shows it (ADR 36): `api.txt` of each module lists it.
/// Read from the class files, so that nothing has to be loaded.
class PublicApiTest {

  private static final Path HERE = Path.of("").toAbsolutePath();
  private static final Path ROOT = Files.exists(HERE.resolve("acceptance")) ? HERE : HERE.getParent();

  private static final String NOT_EXPORTED = "kz/tolem/client/edge/";

  @ParameterizedTest
  @CsvSource({"client", "spring-boot-starter", "bank"})
  void the_public_api_is_what_is_listed(String module) throws IOException {
    Path classes = ROOT.resolve(module).resolve("target/classes");
    List<String> lines = new ArrayList<>();
    Set<String> visible = new TreeSet<>();
    for (Path file : classFiles(classes)) {
      ClassModel model = ClassFile.of().parse(file);
      String name = model.thisClass().asInternalName();
      boolean outerIsVisible = !name.contains("$") || visible.contains(name.substring(0, name.lastIndexOf('$')));
      if (!name.startsWith(NOT_EXPORTED) && outerIsVisible && isVisible(model)) {
        visible.add(name);
        lines.addAll(describe(model));
      }
    }
    String found = String.join("\n", lines) + "\n";

    Files.writeString(ROOT.resolve(module).resolve("target/api.txt"), found);
    assertThat(found)
        .as("copy %s/target/api.txt to %s/api.txt when the change is meant", module, module)
        .isEqualTo(Files.readString(ROOT.resolve(module).resolve("api.txt")));
  }

  private static List<Path> classFiles(Path classes) throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .filter(file -> !file.endsWith("module-info.class") && !file.endsWith("package-info.class"))
          .sorted(Comparator.comparing(file -> file.toString().replace(".class", "")))
          .toList();
    }
  }

  /// A nested class says in its list of inner classes who may see it.
  private static boolean isVisible(ClassModel model) {
    Set<AccessFlag> flags =
        model
            .findAttribute(Attributes.innerClasses())
            .flatMap(
                inner ->
                    inner.classes().stream()
                        .filter(info -> info.innerClass().equals(model.thisClass()))
                        .map(InnerClassInfo::flags)
                        .findFirst())
            .orElse(model.flags().flags());
    return isOpen(flags) && !flags.contains(AccessFlag.SYNTHETIC);
  }

  private static boolean isOpen(Set<AccessFlag> flags) {
    return flags.contains(AccessFlag.PUBLIC) || flags.contains(AccessFlag.PROTECTED);
  }

  private static List<String> describe(ClassModel model) {
    Set<String> members = new TreeSet<>();
    model.fields().stream()
        .filter(field -> isShown(field.flags()))
        .map(field -> words(field.flags()) + name(field.fieldTypeSymbol()) + " " + field.fieldName())
        .forEach(field -> members.add("  " + field));
    model.methods().stream()
        .filter(method -> isShown(method.flags()))
        .map(method -> words(method.flags()) + method.methodName() + method.methodTypeSymbol().displayDescriptor())
        .forEach(method -> members.add("  " + method));
    List<String> lines = new ArrayList<>();
    StringBuilder head = new StringBuilder(words(model.flags()) + name(model.thisClass().asSymbol()));
    model.interfaces().forEach(each -> head.append(" : ").append(name(each.asSymbol())));
    model
        .findAttribute(Attributes.permittedSubclasses())
        .ifPresent(
            sealed ->
                sealed.permittedSubclasses().forEach(each -> head.append(" | ").append(name(each.asSymbol()))));
    lines.add(head.toString());
    lines.addAll(members);
    return lines;
  }

  private static boolean isShown(AccessFlags flags) {
    return isOpen(flags.flags()) && !flags.has(AccessFlag.SYNTHETIC);
  }

  private static String words(AccessFlags flags) {
    StringBuilder words = new StringBuilder();
    for (AccessFlag flag : List.of(AccessFlag.PROTECTED, AccessFlag.STATIC, AccessFlag.ABSTRACT, AccessFlag.FINAL)) {
      if (flags.has(flag)) {
        words.append(flag.name().toLowerCase(Locale.ROOT)).append(' ');
      }
    }
    return words.toString();
  }

  private static String name(ClassDesc type) {
    return type.displayName().isEmpty() || type.isPrimitive() || type.packageName().isEmpty()
        ? type.displayName()
        : type.packageName() + "." + type.displayName();
  }
}

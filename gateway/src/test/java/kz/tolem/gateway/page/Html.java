package kz.tolem.gateway.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The start tags of a page and its words, read far enough to check them.
///
/// Strict where a browser is lenient: a `<` that opens no tag, or a tag with an unquoted value, is an error.
public record Html(String source, List<Tag> tags) {

  private static final Pattern TAG = Pattern.compile(
      "<(?:!DOCTYPE html|/[a-z0-9]+|([a-z][a-z0-9]*)((?:\\s+[a-z-]+(?:=\"[^\"<]*\")?)*)\\s*)>");
  private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)(?:=\"([^\"]*)\")?");

  /// A start tag and its attributes, still escaped.
  public record Tag(String name, Map<String, String> attributes) {

    public String get(String attribute) {
      return attributes.getOrDefault(attribute, "");
    }

    public boolean has(String attribute) {
      return attributes.containsKey(attribute);
    }
  }

  public static Html of(String source) {
    List<Tag> tags = new ArrayList<>();
    Matcher tag = TAG.matcher(source);
    int at = 0;
    for (int open = source.indexOf('<'); open >= 0; open = source.indexOf('<', at)) {
      if (!tag.find(open) || tag.start() != open) {
        throw new AssertionError("not a tag: " + source.substring(open, Math.min(source.length(), open + 160)));
      }
      if (tag.group(1) != null) {
        tags.add(new Tag(tag.group(1), attributes(tag.group(2))));
      }
      at = tag.end();
    }
    return new Html(source, List.copyOf(tags));
  }

  private static Map<String, String> attributes(String text) {
    Map<String, String> attributes = new LinkedHashMap<>();
    Matcher attribute = ATTRIBUTE.matcher(text);
    while (attribute.find()) {
      String value = attribute.group(2) == null ? "" : attribute.group(2);
      if (attributes.put(attribute.group(1).toLowerCase(Locale.ROOT), value) != null) {
        throw new AssertionError("attribute twice: " + text);
      }
    }
    return attributes;
  }

  public List<Tag> all(String name) {
    return tags.stream().filter(tag -> tag.name().equals(name)).toList();
  }

  /// The fields that a person fills in.
  public List<Tag> fields() {
    return tags.stream()
        .filter(tag -> tag.name().equals("input") || tag.name().equals("select"))
        .filter(tag -> !tag.get("type").equals("hidden"))
        .toList();
  }

  public List<String> values(String attribute) {
    return tags.stream().filter(tag -> tag.has(attribute)).map(tag -> tag.get(attribute)).toList();
  }
}

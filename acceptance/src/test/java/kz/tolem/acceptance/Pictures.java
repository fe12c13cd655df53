package kz.tolem.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The pictures of the documents, taken by the tests when `-Dtolem.screenshots=<folder>` asks for them.
final class Pictures {

  private static final String FOLDER = System.getProperty("tolem.screenshots", "");

  private Pictures() {}

  /// @param name of the file without its ending; may begin with a folder
  static void take(Browser browser, String name) {
    if (FOLDER.isEmpty()) {
      return;
    }
    try {
      Path picture = Path.of(FOLDER).resolve(name + ".png");
      Files.createDirectories(picture.getParent());
      Files.write(picture, browser.screenshot());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package kz.tolem.gateway.page;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import kz.tolem.protocol.Language;

/// Writes every sample page in every language to a folder, to be looked at in a browser.
///
/// Arguments: the folder to write, the folder of css, js and svg files.
final class PagePreview {

  private PagePreview() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Path web = Files.createDirectories(folder.resolve("web"));
    try (DirectoryStream<Path> assets = Files.newDirectoryStream(Path.of(args[1]))) {
      for (Path asset : assets) {
        Files.copy(asset, web.resolve(asset.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    for (Language language : Language.values()) {
      for (Map.Entry<String, SampleViews.Sample> sample : SampleViews.in(language).all().entrySet()) {
        Path page = folder.resolve(sample.getKey() + "." + language.tag() + ".html");
        Files.writeString(page, PageTemplates.render(sample.getValue()));
      }
    }
  }
}

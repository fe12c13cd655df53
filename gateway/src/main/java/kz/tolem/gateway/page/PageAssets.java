package kz.tolem.gateway.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import kz.tolem.gateway.http.BadRequest;
import kz.tolem.gateway.http.Reply;
import kz.tolem.gateway.http.Request;
import kz.tolem.gateway.http.Route;
import kz.tolem.gateway.http.Routes;

/// The scripts, styles and pictures of the pages: those of the list and no others. They lie under an address that holds
/// their version, so a browser keeps them for as long as it likes. Thread-safe.
public final class PageAssets {

  private static final List<String> NAMES =
      List.of(
          "account.css",
          "account.js",
          "account-chart.js",
          "payform.css",
          "payform.js",
          "sandbox-acs.css",
          "sandbox-shop.css",
          "sandbox-shop.js",
          "add.svg",
          "amex.svg",
          "bad.svg",
          "card.svg",
          "go.js",
          "good.svg",
          "lock.svg",
          "mastercard.svg",
          "tolem.svg",
          "visa.svg",
          "waiting.svg",
          "warning.svg");

  /// Libraries that are served as they are.
  private static final Map<String, String> LIBRARIES =
      Map.of(
          "htmx.js", "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js",
          "uplot.js", "/META-INF/resources/webjars/uplot/1.6.30/dist/uPlot.iife.min.js",
          "uplot.css", "/META-INF/resources/webjars/uplot/1.6.30/dist/uPlot.min.css");

  private static final Pattern GZIP = Pattern.compile("(?i)(^|,)\\s*gzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))");

  private static final String LIBRARY = "payment-api.js";
  private static final String LZ_STRING = "/META-INF/resources/webjars/lz-string/1.5.0/libs/lz-string.min.js";
  private static final String LZ_STRING_PLACE = "/* lz-string */";
  private static final String JAVASCRIPT = "text/javascript;charset=utf-8";

  private final Map<String, byte[]> files = new LinkedHashMap<>();
  /// Made when they are first asked for: a start waits for none of it.
  private final Map<String, byte[]> zipped = new ConcurrentHashMap<>();

  private final byte[] library;
  private final String libraryTag;
  private final String version;

  /// Reads them all.
  public PageAssets() {
    for (String name : NAMES) {
      files.put(name, read("/web/" + name));
    }
    new TreeMap<>(LIBRARIES).forEach((name, resource) -> files.put(name, read(resource)));
    String lzString = text(read(LZ_STRING));
    library = text(read("/web/" + LIBRARY)).replace(LZ_STRING_PLACE, lzString).getBytes(StandardCharsets.UTF_8);
    libraryTag = '"' + digest(List.of(library)) + '"';
    version = digest(files.values());
  }

  public void addTo(Routes routes) {
    routes.add(Route.get("/payform/" + LIBRARY, this::library));
    routes.add(Route.get("/payform/assets/{version}/{file}", this::file));
  }

  /// The folder of css, js and svg files, without a slash at its end.
  public String folder(PageSite site) {
    return site.path("/payform/assets/" + version);
  }

  /// The library that a shop's page loads.
  public static String library(PageSite site) {
    return site.path("/payform/" + LIBRARY);
  }

  private Reply library(Request request) {
    boolean known = request.header("If-None-Match").filter(tags -> tags.contains(libraryTag)).isPresent();
    Reply reply = known ? Reply.empty(304) : Reply.bytes(JAVASCRIPT, library);
    return reply
        .withHeader("ETag", libraryTag)
        .withHeader("Cache-Control", "public, max-age=300")
        .withHeader("Cross-Origin-Resource-Policy", "cross-origin");
  }

  private Reply file(Request request) {
    String name = request.variable("file");
    byte[] file = files.get(name);
    if (file == null) {
      throw new BadRequest(404, "no such file");
    }
    // While versions change over, a page of the other one may ask: it gets what is here, but does not keep it.
    boolean current = request.variable("version").equals(version);
    boolean unzips = request.header("Accept-Encoding").filter(PageAssets::takesGzip).isPresent();
    Reply reply =
        unzips
            ? Reply.bytes(type(name), zipped.computeIfAbsent(name, _ -> zip(file))).withHeader(
                "Content-Encoding", "gzip")
            : Reply.bytes(type(name), file);
    return reply
        .withHeader("Vary", "Accept-Encoding")
        .withHeader("Cache-Control", current ? "public, max-age=31536000, immutable" : "no-cache");
  }

  /// Browsers name it; whoever forbids it by `gzip;q=0` gets the file as it is. Source: RFC 9110, 12.5.3.
  private static boolean takesGzip(String accepted) {
    return GZIP.matcher(accepted).find();
  }

  private static byte[] zip(byte[] file) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(file.length / 2);
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String type(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "css" -> "text/css;charset=utf-8";
      case "js" -> JAVASCRIPT;
      default -> "image/svg+xml";
    };
  }

  private static byte[] read(String resource) {
    try (InputStream in = PageAssets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private static String digest(Iterable<byte[]> parts) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      parts.forEach(sha256::update);
      return HexFormat.of().formatHex(sha256.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

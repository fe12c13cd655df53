package kz.tolem.acceptance;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.WebDriverWait;

/// A real Chromium without a window. A machine without one fails the tests; nothing is skipped. Starting one is dear, so
/// all tests of a run share it, one after the other: each finds it without cookies, storage and cache, at an empty page.
/// Belongs to one thread.
final class Browser implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LOOKS_EVERY = Duration.ofMillis(80);
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 1000;

  private static ChromeDriver shared;

  private final ChromeDriver driver;

  private Browser(boolean scripts) {
    driver = shared();
    forget();
    driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !scripts));
  }

  static Browser start() {
    return new Browser(true);
  }

  /// The same browser, for somebody who has switched scripts off.
  static Browser withoutScripts() {
    return new Browser(false);
  }

  private static synchronized ChromeDriver shared() {
    if (shared == null) {
      shared = launch();
    }
    return shared;
  }

  private static ChromeDriver launch() {
    String chromium = program("TOLEM_CHROMIUM", "/usr/bin/chromium");
    String chromedriver = program("TOLEM_CHROMEDRIVER", "/usr/bin/chromedriver");
    Path profile;
    try {
      profile = Files.createTempDirectory("tolem-test-browser");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-extensions",
        "--disable-features=SpareRendererForSitePerProcess,OptimizationHints,MediaRouter,Translate",
        "--hide-scrollbars",
        "--window-size=" + WIDTH + "," + HEIGHT,
        "--user-data-dir=" + profile);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    // With the driver's path given, Selenium looks for no driver and asks no network.
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(new File(chromedriver))
            .usingAnyFreePort()
            .build();
    ChromeDriver driver = new ChromeDriver(service, options);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(driver, profile), "end-browser"));
    return driver;
  }

  private static void end(ChromeDriver driver, Path profile) {
    driver.quit();
    try (Stream<Path> files = Files.walk(profile)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Leaves nothing of whoever had it before.
  private void forget() {
    driver.switchTo().defaultContent();
    driver.get("about:blank");
    desktop();
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
    driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
    driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
    driver.executeCdpCommand("Storage.clearDataForOrigin", Map.of("origin", "*", "storageTypes", "all"));
    complaints();
  }

  private static String program(String variable, String usual) {
    String path = System.getenv().getOrDefault(variable, usual);
    if (!Files.isExecutable(Path.of(path))) {
      throw new AssertionError(
          "the browser tests need "
              + path
              + ": install Chromium and its driver (Debian, Ubuntu: apt-get install chromium chromium-driver), or name"
              + " them in TOLEM_CHROMIUM and TOLEM_CHROMEDRIVER");
    }
    return path;
  }

  ChromeDriver driver() {
    return driver;
  }

  void open(String url) {
    driver.get(url);
  }

  String url() {
    return driver.getCurrentUrl();
  }

  /// The words of a part of the page, as a person sees them.
  String text(String css) {
    return await(css).getText();
  }

  boolean has(String css) {
    return !driver.findElements(By.cssSelector(css)).isEmpty();
  }

  List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  /// Waits until a part of the page is there and can be seen.
  WebElement await(String css) {
    return until(
        "to see " + css,
        d -> d.findElements(By.cssSelector(css)).stream().filter(WebElement::isDisplayed).findFirst().orElse(null));
  }

  <T> T until(String what, ExpectedCondition<T> condition) {
    return new WebDriverWait(driver, PATIENCE, LOOKS_EVERY)
        .ignoring(StaleElementReferenceException.class)
        .withMessage(() -> what + ", at " + driver.getCurrentUrl() + ", title " + driver.getTitle())
        .until(condition);
  }

  void awaitUrl(String part) {
    until("to be at " + part, d -> d.getCurrentUrl().contains(part));
  }

  void click(String css) {
    WebElement element = await(css);
    element.click();
  }

  void type(String css, String text) {
    WebElement field = await(css);
    field.clear();
    field.sendKeys(text);
  }

  void choose(String select, String value) {
    await("#" + select + " option[value='" + value + "']").click();
  }

  Object script(String script, Object... arguments) {
    return ((JavascriptExecutor) driver).executeScript(script, arguments);
  }

  /// A window of a phone's width; the browser's own window cannot be made so narrow.
  void phone(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", true));
  }

  void desktop() {
    driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
  }

  /// What the browser complained of since it was last asked, each as one line.
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  byte[] screenshot() {
    return driver.getScreenshotAs(OutputType.BYTES);
  }

  /// Hands it back, with scripts on.
  @Override
  public void close() {
    driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", false));
  }
}

package io.clearwatch.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A headless Chromium, Debian's. Where it cannot be had the test is skipped, or fails if {@code
 * CI=true}.
 */
public final class Browser implements AutoCloseable {
  private static final String[] PACKAGES = {"chromium", "chromium-driver", "fonts-noto-cjk"};
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  public static Browser open() {
    Path chromium = InstalledProgram.require("chromium", PACKAGES);
    Path chromedriver = InstalledProgram.require("chromedriver", PACKAGES);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
        "--no-proxy-server",
        "--lang=en");
    options.setCapability("goog:loggingPrefs", logs);
    return new Browser(
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.toFile())
                .usingAnyFreePort()
                .build(),
            options));
  }

  /** Opens a page in a window of a size. */
  public void open(URI url, int width, int height) {
    driver.manage().window().setSize(new Dimension(width, height));
    driver.get(url.toString());
  }

  public WebDriver driver() {
    return driver;
  }

  /** Waits until an element matches. */
  public void await(String css) {
    new WebDriverWait(driver, SOON)
        .until(page -> !page.findElements(By.cssSelector(css)).isEmpty());
  }

  /** Clicks the first element that matches, once there is one. */
  public void click(String css) {
    act(css, WebElement::click);
  }

  /** Types into the first element that matches, once there is one. */
  public void type(String css, CharSequence... keys) {
    act(css, element -> element.sendKeys(keys));
  }

  /**
   * New figures may replace an element between the look and the act: then it is looked for anew.
   */
  private void act(String css, Consumer<WebElement> action) {
    new WebDriverWait(driver, SOON)
        .ignoring(StaleElementReferenceException.class)
        .until(
            page -> {
              action.accept(page.findElement(By.cssSelector(css)));
              return true;
            });
  }

  /** The text of the first element that matches; the page may change under the question. */
  public String text(String css) {
    await(css);
    return texts(css).get(0);
  }

  /** The texts of all elements that match. */
  public List<String> texts(String css) {
    Object texts =
        driver.executeScript(
            "return [...document.querySelectorAll(arguments[0])].map(each => each.textContent)",
            css);
    return ((List<?>) texts).stream().map(String::valueOf).toList();
  }

  public Object evaluate(String script) {
    return driver.executeScript("return " + script);
  }

  /** What a script gives to the function that is its only argument, when it does. */
  public Object evaluateLater(String script) {
    return driver.executeAsyncScript(script);
  }

  /** Errors on the console since the last time. */
  public List<String> errors() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
        .map(entry -> entry.getMessage())
        .toList();
  }

  /** Where requests went since the last time, as {@code host:port}. */
  public List<String> authorities() throws IOException {
    List<String> authorities = new ArrayList<>();
    for (var entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      JsonNode message = JSON.readTree(entry.getMessage()).path("message");
      if (message.path("method").asText().equals("Network.requestWillBeSent")) {
        URI url = URI.create(message.path("params").path("request").path("url").asText());
        if (url.getHost() != null) {
          authorities.add(url.getAuthority());
        }
      }
    }
    return authorities;
  }

  /** Keeps a picture of the whole page among the build's output. */
  public void picture(String name) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "screenshots"));
    long height = ((Number) evaluate("document.documentElement.scrollHeight")).longValue();
    int width = driver.manage().window().getSize().getWidth();
    driver.manage().window().setSize(new Dimension(width, (int) Math.min(height + 200, 8000)));
    Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
  }

  @Override
  public void close() {
    driver.quit();
  }
}

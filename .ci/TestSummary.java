import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Sums up the test reports below a folder: the failed and the skipped tests with their reasons,
 * then one line with the counts. Exit status 1 if a test failed, or if there is no report.
 *
 * <p>{@code java .ci/TestSummary.java FOLDER}
 */
public final class TestSummary {
  private int passed;
  private final List<String> failed = new ArrayList<>();
  private final List<String> skipped = new ArrayList<>();

  public static void main(String[] args) throws Exception {
    TestSummary summary = new TestSummary();
    for (Path report : reports(Path.of(args[0]))) {
      summary.add(report);
    }
    summary.failed.forEach(test -> System.out.println("failed: " + test));
    summary.skipped.forEach(test -> System.out.println("skipped: " + test));
    System.out.printf(
        "%d passed, %d failed, %d skipped%n",
        summary.passed, summary.failed.size(), summary.skipped.size());
    System.exit(summary.failed.isEmpty() && summary.passed > 0 ? 0 : 1);
  }

  private static List<Path> reports(Path root) throws IOException {
    List<Path> reports = new ArrayList<>();
    try (Stream<Path> modules = Files.list(root)) {
      for (Path module : modules.sorted().toList()) {
        for (String folder : List.of("surefire-reports", "failsafe-reports")) {
          Path reportFolder = module.resolve("target").resolve(folder);
          if (Files.isDirectory(reportFolder)) {
            try (Stream<Path> files = Files.list(reportFolder)) {
              files
                  .filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                  .sorted()
                  .forEach(reports::add);
            }
          }
        }
      }
    }
    return reports;
  }

  private void add(Path report) throws Exception {
    Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile());
    NodeList tests = document.getElementsByTagName("testcase");
    for (int i = 0; i < tests.getLength(); i++) {
      Element test = (Element) tests.item(i);
      String name = test.getAttribute("classname") + '.' + test.getAttribute("name");
      if (test.getElementsByTagName("skipped").getLength() > 0) {
        skipped.add(name + reason(test, "skipped"));
      } else if (test.getElementsByTagName("failure").getLength() > 0) {
        failed.add(name + reason(test, "failure"));
      } else if (test.getElementsByTagName("error").getLength() > 0) {
        failed.add(name + reason(test, "error"));
      } else {
        passed++;
      }
    }
  }

  private static String reason(Element test, String kind) {
    Element outcome = (Element) test.getElementsByTagName(kind).item(0);
    String message = outcome.getAttribute("message");
    return message.isBlank() ? "" : ": " + message.strip().lines().findFirst().orElse("");
  }
}

package io.clearwatch.standalone.runs;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import io.clearwatch.wire.FinalFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Pages for analysts from templates. A page is one file that needs nothing else; every value in it
 * is escaped.
 */
public final class HtmlPage {
  private static final Configuration TEMPLATES = templates();

  private HtmlPage() {}

  private static Configuration templates() {
    Configuration templates = new Configuration(Configuration.VERSION_2_3_34);
    templates.setClassForTemplateLoading(HtmlPage.class, "/pages");
    templates.setDefaultEncoding("UTF-8");
    templates.setOutputFormat(HTMLOutputFormat.INSTANCE);
    templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    templates.setLogTemplateExceptions(false);
    templates.setWrapUncheckedExceptions(true);
    templates.setLocale(Locale.ROOT);
    templates.setNumberFormat("computer");
    return templates;
  }

  /**
   * Writes a page.
   *
   * @param template name of the template
   * @param values what it is filled with
   */
  public static void write(Path file, String template, Map<String, ?> values) throws IOException {
    try (FinalFile page = new FinalFile(file)) {
      try (Writer writer = Files.newBufferedWriter(page.unfinished())) {
        TEMPLATES.getTemplate(template).process(values, writer);
      } catch (TemplateException e) {
        throw new IllegalStateException("the page " + template + " cannot be made", e);
      }
      page.complete();
    }
  }
}

package io.clearwatch.standalone.imports;

import java.nio.charset.Charset;
import java.util.Set;

/**
 * How the text of an export is laid out.
 *
 * @param delimiter between the cells of a row
 * @param skipLines lines above the header
 * @param blanks texts that stand for an empty cell
 */
public record Layout(Charset charset, char delimiter, int skipLines, Set<String> blanks) {}

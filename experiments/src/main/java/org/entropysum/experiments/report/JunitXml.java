package org.entropysum.experiments.report;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.entropysum.experiments.run.Aggregate;
import org.entropysum.experiments.run.CellResult;
import org.entropysum.experiments.run.CheckResult;
import org.entropysum.experiments.run.SuiteResult;
import org.jspecify.annotations.Nullable;

/**
 * {@code junit.xml}, as continuous integration reads it: one test case for the verdict of each cell and seed, and one for
 * each of its checks. A verdict that is not the expected one is a failure, a cell that crashed an error.
 */
public final class JunitXml {
    private JunitXml() {}

    /**
     * Writes the file as a whole.
     *
     * @param file the file
     * @param suite the results
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, SuiteResult suite) throws IOException {
        AtomicFile.at(file).write(text(suite));
    }

    /**
     * The content of the file.
     *
     * @param suite the results
     * @return XML
     */
    public static String text(SuiteResult suite) {
        StringBuilder cases = new StringBuilder();
        suite.cells().forEach(cell -> append(cases, suite, cell));
        suite.aggregates().forEach(aggregate -> append(cases, suite.suite(), aggregate));
        double seconds = suite.cells().stream().mapToDouble(CellResult::seconds).sum();
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
        xml.append(String.format(
                Locale.ROOT,
                "<testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"%d\" time=\"%.3f\">%n",
                escaped(suite.suite()),
                count(cases, "<testcase "),
                count(cases, "<failure "),
                count(cases, "<error "),
                count(cases, "<skipped "),
                seconds));
        return xml.append(cases)
                .append("</testsuite>\n</testsuites>\n")
                .toString()
                .replace("\r\n", "\n");
    }

    /** How often a tag begins; in texts its bracket is escaped. */
    private static int count(StringBuilder xml, String tag) {
        int count = 0;
        for (int at = xml.indexOf(tag); at >= 0; at = xml.indexOf(tag, at + 1)) {
            count++;
        }
        return count;
    }

    private static boolean isOtherVerdict(CellResult cell) {
        return cell.failure() == null && !cell.verdict().equals(cell.expect());
    }

    private static void append(StringBuilder xml, String suite, Aggregate aggregate) {
        String place = escaped(suite + "." + aggregate.cell());
        aggregate.checks().forEach(check -> append(xml, place, "over seeds " + check.quantity(), check, false));
    }

    private static void append(StringBuilder xml, SuiteResult suite, CellResult cell) {
        String place = escaped(suite.suite() + "." + cell.cell());
        boolean mayFail = suite.mayFail(cell);
        xml.append(String.format(
                Locale.ROOT,
                "<testcase classname=\"%s\" name=\"seed %d verdict\" time=\"%.3f\">",
                place,
                cell.seed(),
                cell.seconds()));
        if (cell.failure() != null) {
            xml.append("<error message=\"").append(escaped(cell.failure())).append("\"/>");
        } else if (isOtherVerdict(cell)) {
            failure(xml, "expected " + cell.expect() + ", found " + cell.verdict(), numbers(cell), mayFail);
        }
        xml.append("</testcase>\n");
        cell.checks()
                .forEach(check -> append(xml, place, "seed " + cell.seed() + " " + check.quantity(), check, mayFail));
    }

    private static void append(StringBuilder xml, String place, String name, CheckResult check, boolean mayFail) {
        xml.append(
                String.format(Locale.ROOT, "<testcase classname=\"%s\" name=\"%s\" time=\"0\">", place, escaped(name)));
        if (!check.passed()) {
            String message = check.quantity() + ": expected " + check.demanded() + ", found " + number(check.actual());
            failure(xml, message, "", mayFail);
        }
        xml.append("</testcase>\n");
    }

    private static String numbers(CellResult cell) {
        return cell.reason() + "\ngap " + number(cell.gap()) + ", explained by the gradient "
                + number(cell.directional()) + ", bound " + number(cell.bound()) + ", gradient norm "
                + number(cell.gradientNorm()) + " (nats per data point)";
    }

    /** Of seeds that may fail, a failure does not count. */
    private static void failure(StringBuilder xml, String message, String text, boolean mayFail) {
        if (mayFail) {
            xml.append("<skipped message=\"").append(escaped(message)).append("\"/>");
            return;
        }
        xml.append("<failure message=\"").append(escaped(message)).append("\">");
        xml.append(escaped(text)).append("</failure>");
    }

    private static String number(@Nullable Double value) {
        return value == null ? "nothing" : NumberOutput.toString(value, true);
    }

    /** Text for XML 1.0, which knows no control characters. */
    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(character -> {
            switch (character) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                case '\n' -> safe.append('\n');
                default -> safe.appendCodePoint(isXml(character) ? character : '\uFFFD');
            }
        });
        return safe.toString();
    }

    private static boolean isXml(int character) {
        return character >= ' '
                && character != 0xFFFE
                && character != 0xFFFF
                && Character.getType(character) != Character.SURROGATE;
    }
}

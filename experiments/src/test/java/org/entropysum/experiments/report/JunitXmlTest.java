package org.entropysum.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.entropysum.experiments.run.CellResult;
import org.entropysum.experiments.run.CheckResult;
import org.entropysum.experiments.run.MadeResult;
import org.entropysum.experiments.run.SuiteResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class JunitXmlTest {
    private static CellResult cell(String name, String verdict, @Nullable String failure, CheckResult... checks) {
        return MadeResult.of(name)
                .seed(7)
                .verdict(verdict)
                .passed(verdict.equals("CONFIRMED"))
                .reason("Because 1 < 2 & \u0001.")
                .elbo(-1.0)
                .entropySum(-2.0)
                .gap(1.0)
                .directional(0.5)
                .bound(0.25)
                .gradientNorm(0.125)
                .seconds(1.5)
                .checks(List.of(checks))
                .failure(failure)
                .done();
    }

    private static Element suite(CellResult... cells) throws Exception {
        String xml = JunitXml.text(new SuiteResult("a \"suite\"", "", List.of(cells), List.of(), Map.of()));
        return (Element) DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                .getElementsByTagName("testsuite")
                .item(0);
    }

    @Test
    void verdictsAndChecksAreTestCases() throws Exception {
        Element suite = suite(
                cell("good", "CONFIRMED", null, new CheckResult("elbo", -1.0, 0.1, null, null, "", -1.0, true)),
                cell("bad", "REFUTED", null, new CheckResult("bic", 5.0, 0.1, null, null, "", null, false)),
                cell("broken", "FAILED", "Error: <none>"));
        assertThat(suite.getAttribute("name")).isEqualTo("a \"suite\"");
        assertThat(suite.getAttribute("tests")).isEqualTo("5");
        assertThat(suite.getAttribute("failures")).isEqualTo("2");
        assertThat(suite.getAttribute("errors")).isEqualTo("1");
        assertThat(suite.getAttribute("time")).isEqualTo("4.500");
        assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(5);
        Element failure = (Element) suite.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message")).isEqualTo("expected CONFIRMED, found REFUTED");
        assertThat(failure.getTextContent())
                .contains("Because 1 < 2 & \uFFFD.", "gap 1.0, explained by the gradient 0.5, bound 0.25");
        assertThat(((Element) suite.getElementsByTagName("error").item(0)).getAttribute("message"))
                .isEqualTo("Error: <none>");
    }
}

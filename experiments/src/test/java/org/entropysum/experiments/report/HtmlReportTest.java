package org.entropysum.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.entropysum.experiments.run.CellResult;
import org.entropysum.experiments.run.MadeResult;
import org.entropysum.experiments.run.SuiteResult;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class HtmlReportTest {
    private static final SuiteResult SUITE = Examples.suite();
    private static final Document PAGE = parse(HtmlReport.text(SUITE));

    @Test
    void everyCellHasARowAndASection() {
        assertThat(texts(PAGE, "h3"))
                .containsExactlyElementsOf(
                        SUITE.cells().stream().map(CellResult::cell).toList());
        Element results = byId("results");
        assertThat(attributes(results, "tr", "data-cell"))
                .filteredOn(id -> !id.isEmpty())
                .hasSameSizeAs(SUITE.cells());
    }

    @Test
    void everyCellShowsItsVerdictReasonAndPictures() {
        for (int index = 0; index < SUITE.cells().size(); index++) {
            CellResult cell = SUITE.cells().get(index);
            Element section = byId(CellSection.id(index));
            assertThat(section.getTextContent()).contains(VerdictStyle.words(cell.verdict()), cell.reason());
            assertThat(section.getElementsByTagName("svg").getLength())
                    .isEqualTo((cell.verdict().equals("FAILED") ? 3 : 4)
                            + cell.findings().figures().size());
        }
    }

    @Test
    void everyPictureHasATitleADescriptionAndASentence() {
        int pictures = PAGE.getElementsByTagName("svg").getLength();
        assertThat(texts(PAGE, "desc"))
                .hasSize(pictures)
                .allSatisfy(text -> assertThat(text).containsAnyOf("nats", "without units"));
        assertThat(texts(PAGE, "figcaption")).hasSize(pictures).doesNotContain("");
        assertThat(attributes(PAGE.getDocumentElement(), "svg", "role")).containsOnly("img");
    }

    @Test
    void nothingIsLoadedFromElsewhere() {
        for (String attribute : List.of("src", "srcset", "data", "action", "style")) {
            assertThat(attributes(PAGE.getDocumentElement(), "*", attribute)).containsOnly("");
        }
        assertThat(attributes(PAGE.getDocumentElement(), "*", "href"))
                .allSatisfy(link -> assertThat(link).matches("|#.+|data:image/png;base64,[A-Za-z0-9+/=]+"));
        assertThat(PAGE.getElementsByTagName("link").getLength()).isZero();
        assertThat(texts(PAGE, "style").get(0)).doesNotContain("url(", "@import", "http");
        assertThat(attributes(PAGE.getDocumentElement(), "meta", "content"))
                .anyMatch(text -> text.startsWith("default-src 'none'"));
    }

    @Test
    void identifiersAreUniqueAndLinksLeadToThem() {
        List<String> ids = attributes(PAGE.getDocumentElement(), "*", "id").stream()
                .filter(id -> !id.isEmpty())
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(attributes(PAGE.getDocumentElement(), "a", "href"))
                .allSatisfy(link -> assertThat(ids).contains(link.substring(1)));
    }

    @Test
    void headingsOfTheTableAreButtonsInColumnHeaders() {
        Element head = (Element) byId("results").getElementsByTagName("thead").item(0);
        assertThat(attributes(head, "th", "scope")).hasSize(14).containsOnly("col");
        assertThat(attributes(head, "button", "type")).hasSize(14).containsOnly("button");
        assertThat(texts(PAGE, "caption").get(0)).contains("nats");
    }

    @Test
    void whatUsersWriteCannotBecomeAScript() {
        String text = HtmlReport.text(SUITE);
        assertThat(text).doesNotContain("<script>alert", "<b>the criterion</b>").contains("&lt;script&gt;alert");
        assertThat(PAGE.getElementsByTagName("script").getLength()).isEqualTo(1);
    }

    @Test
    void picturesHoldNothingThatIsNotFinite() {
        NodeList pictures = PAGE.getElementsByTagName("svg");
        for (int i = 0; i < pictures.getLength(); i++) {
            assertThat(pictures.item(i).getTextContent()).doesNotContain("NaN", "Infinity");
            assertThat(attributes((Element) pictures.item(i), "*", "d")).noneMatch(path -> path.contains("NaN"));
        }
    }

    @Test
    void aPositiveLogDensityIsExplained() {
        assertThat(byId("theory").getTextContent())
                .contains("A positive log density is not a bug", "nats per data point");
    }

    @Test
    void aReportOfNothingAndOneOfLittleAreStillReports() {
        assertThat(parse(HtmlReport.text(new SuiteResult("none", "", List.of(), List.of(), Map.of())))
                        .getElementsByTagName("table")
                        .getLength())
                .isEqualTo(1);
        CellResult bare = MadeResult.of("")
                .model("")
                .dataset("")
                .seed(0)
                .verdict("")
                .expect("")
                .passed(false)
                .reason("")
                .degreesOfFreedom(0)
                .steps(0)
                .seconds(0)
                .done();
        Document page = parse(HtmlReport.text(new SuiteResult("bare", "", List.of(bare), List.of(), Map.of())));
        assertThat(page.getElementsByTagName("svg").getLength()).isZero();
    }

    @Test
    void sameResultsGiveTheSameBytes() {
        assertThat(HtmlReport.text(Examples.suite())).isEqualTo(HtmlReport.text(Examples.suite()));
    }

    private static Document parse(String html) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(html)));
        } catch (SAXException | IOException | ParserConfigurationException broken) {
            throw new AssertionError("the page is not well-formed", broken);
        }
    }

    private static Element byId(String id) {
        return elements(PAGE.getDocumentElement(), "*").stream()
                .filter(element -> element.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(Document page, String tag) {
        return elements(page.getDocumentElement(), tag).stream()
                .map(Element::getTextContent)
                .toList();
    }

    private static List<String> attributes(Element within, String tag, String attribute) {
        return elements(within, tag).stream()
                .map(element -> element.getAttribute(attribute))
                .toList();
    }

    private static List<Element> elements(Element within, String tag) {
        NodeList nodes = within.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}

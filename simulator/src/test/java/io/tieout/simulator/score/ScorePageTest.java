package io.tieout.simulator.score;

import static io.tieout.simulator.score.Written.file;
import static io.tieout.simulator.score.Written.found;
import static io.tieout.simulator.score.Written.truth;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class ScorePageTest {

    private static final String HOSTILE = "<script>alert('R1')</script>&\\\"";

    private String text = "";
    private Document page = empty();

    @BeforeEach
    void drawTwoSystems(@TempDir Path folder) throws IOException, SAXException, ParserConfigurationException {
        Scoring scoring = new Scoring(file(
                folder,
                "truth.jsonl",
                List.of(
                        truth("refund:shop:" + HOSTILE, "missing", "10.00"),
                        truth("refund:shop:R2", "amount", "20.00"))));
        scoring.add("mine", file(folder, "mine.jsonl", List.of(found("refund:shop:R2", "amount", "20.00"))));
        scoring.add("<b>theirs</b>", file(folder, "theirs.jsonl", List.of(found("refund:shop:R2", "late", "0.00"))));
        text = scoring.result(null).page();
        page = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }

    private static Document empty() {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<Element> elements(String name) {
        NodeList nodes = page.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    @Test
    void needsNothingFromElsewhereAndNoScript() {
        assertThat(text).doesNotContain("<script", "http:", "https:", "url(", "@import", "src=");
        assertThat(elements("link")).isEmpty();
    }

    @Test
    void textIsShownAndNotInterpreted() {
        assertThat(elements("b")).extracting(Element::getTextContent).doesNotContain("theirs");
        assertThat(elements("h2")).extracting(Element::getTextContent).contains("<b>theirs</b>");
        assertThat(elements("li"))
                .extracting(Element::getTextContent)
                .anyMatch(each -> each.contains("<script>alert('R1')</script>&\""));
    }

    @Test
    void everyChartHasATitleAndATableBesideIt() {
        List<Element> charts = elements("svg").stream()
                .filter(each -> each.getAttribute("role").equals("img"))
                .toList();

        assertThat(charts).hasSizeGreaterThanOrEqualTo(7);
        List<String> ids = new ArrayList<>();
        for (Element chart : charts) {
            Element title = (Element) chart.getElementsByTagName("title").item(0);
            assertThat(title.getTextContent()).isNotBlank();
            assertThat(chart.getAttribute("aria-labelledby")).startsWith(title.getAttribute("id"));
            ids.add(title.getAttribute("id"));
            Element pair = (Element) chart.getParentNode().getParentNode();
            assertThat(pair.getElementsByTagName("table").getLength()).isEqualTo(1);
        }
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void aBarIsAsLongAsItsShare() {
        Element recall = elements("svg").stream()
                .filter(each -> each.getAttribute("role").equals("img"))
                .findFirst()
                .orElseThrow();
        List<String> widths = new ArrayList<>();
        NodeList bars = recall.getElementsByTagName("rect");
        for (int i = 0; i < 4; i++) {
            widths.add(((Element) bars.item(i)).getAttribute("width"));
        }

        assertThat(widths)
                .as("track and bar of each system: both found one of two")
                .containsExactly("290", "145", "290", "145");
    }

    @Test
    void confusionsAreCounted() {
        Element confusion = elements("table").stream()
                .filter(each -> each.getAttribute("class").equals("confusion"))
                .toList()
                .getLast();

        assertThat(confusion.getTextContent().strip().replaceAll("\\s+", " "))
                .isEqualTo("in truth \\ called late (not found) missing 1 amount 1");
    }

    @Test
    void lightAndDarkFollowTheReader() {
        assertThat(text).contains("prefers-color-scheme: dark");
    }
}

package org.entropysum.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.entropysum.experiments.analysis.Figure;
import org.entropysum.experiments.analysis.Findings;
import org.entropysum.experiments.analysis.Images;
import org.entropysum.experiments.analysis.Plot;
import org.entropysum.experiments.analysis.Scale;
import org.entropysum.experiments.analysis.Series;
import org.entropysum.experiments.run.CellResult;
import org.entropysum.experiments.run.MadeResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

class FigureFilesTest {
    @TempDir
    Path folder;

    static List<Figure> figures() {
        return Examples.figures().figures();
    }

    @ParameterizedTest
    @MethodSource("figures")
    void everyPictureIsAnSvgDocumentThatSaysWhatItShows(Figure figure) throws Exception {
        byte[] bytes = FigureFiles.svg(figure).getBytes(StandardCharsets.UTF_8);
        Document svg = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
        assertThat(svg.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo(figure.title());
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent()).isEqualTo(figure.says());
        assertThat(FigureFiles.svg(figure)).doesNotContain("NaN", "Infinity", "http://www.w3.org/1999");
    }

    @Test
    void filesHoldAllNumbers() throws Exception {
        FigureFiles.write(folder, Examples.suite().cells());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString().replaceFirst(".*?example", "example")))
                    .containsExactlyInAnyOrder(
                            "example.curves.svg",
                            "example.curves.csv",
                            "example.bars.svg",
                            "example.bars.csv",
                            "example.filters.svg",
                            "example.filters.csv");
        }
        assertThat(FigureFiles.csv(figures().get(0)))
                .startsWith("series,x,y,low,high\nline,0.0,9.0,8.0,10.0\n")
                .endsWith("\"points, \"\"quoted\"\"\",150.0,3.0,,\n");
        assertThat(FigureFiles.csv(figures().get(1))).contains("entropy,z3,\n", "divergence,z1,0.2\n");
        assertThat(FigureFiles.csv(figures().get(2))).contains("image,label,row,column,value\n", "1,second,1,2,0.0\n");
    }

    @Test
    void anImageWithTheWrongNumberOfPixelsIsRefused() {
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> new Images("name", "title", "says", 2, 2, 1, List.of(Images.Image.of("first", 1, 2, 3))))
                .hasMessage("image first has 3 pixels, not 2 × 2");
    }

    @Test
    void linesOfSeveralSeedsBecomeTheirMedianInTheBandOfTheQuartilesWhereAllHaveANumber() {
        List<Plot> seeds = Stream.of(1.0, 2.0, 3.0, 4.0, 10.0)
                .map(value -> new Plot(
                        "name",
                        "Title",
                        "Says.",
                        Scale.linear("x"),
                        Scale.linear("y"),
                        List.of(Series.line("line", new double[] {0, 1, 2}, new double[] {
                            value, value == 10 ? Double.NaN : value, -value
                        }))))
                .toList();
        Plot over = OverSeeds.over(seeds);
        assertThat(over.title()).isEqualTo("Title, 5 seeds");
        assertThat(over.series())
                .containsExactly(Series.band(
                        "line", new double[] {0, 2}, new double[] {3, -3}, new double[] {2, -4}, new double[] {4, -2}));
    }

    @Test
    void aFigureWithOneLineIsDrawnAcrossTheCellsThatHaveIt() {
        assertThat(AcrossCells.of(Examples.suite().cells())).isEmpty();
        Plot line = new Plot(
                "gaps.relative",
                "Title",
                "Says.",
                Scale.linear("x"),
                Scale.linear("y"),
                List.of(Series.line("relative gap", new double[] {0, 1}, new double[] {4, 2})));
        List<CellResult> two = Stream.of("one", "two")
                .map(MadeResult::of)
                .map(cell -> cell.findings(Findings.none().with(line)).done())
                .toList();
        assertThat(AcrossCells.of(two))
                .singleElement()
                .isInstanceOfSatisfying(
                        Plot.class,
                        plot -> assertThat(plot.series())
                                .extracting(Series::name)
                                .containsExactly("one", "two"));
    }
}

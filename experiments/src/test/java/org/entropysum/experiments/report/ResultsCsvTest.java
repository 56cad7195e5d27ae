package org.entropysum.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entropysum.experiments.run.CellResult;
import org.entropysum.experiments.run.Entropies;
import org.entropysum.experiments.run.MadeResult;
import org.junit.jupiter.api.Test;

class ResultsCsvTest {
    private static final String HEAD =
            "cell,model,dataset,seed,verdict,expect,passed,reason,elbo,entropySum,posterior,prior,observable,baseMeasure,gap,directional,bound,gradientNorm,logLikelihood,degreesOfFreedom,bic,steps,seconds,failure,stationaryPoint,relativeGap,heldOutElbo\r\n";

    @Test
    void aCellIsARow() {
        assertThat(ResultsCsv.text(List.of(cell("iris", "Why."))))
                .isEqualTo(
                        HEAD
                                + "iris,m,d,7,CONFIRMED,CONFIRMED,true,Why.,-1.5,-1.5,0.25,,2.0,0.0,1.0E-300,,,,,3,,10,0.5,,,6.666666666666667E-301,\r\n");
    }

    @Test
    void noCellsAreNoRows() {
        assertThat(ResultsCsv.text(List.of())).isEqualTo(HEAD);
    }

    @Test
    void fieldsAreQuotedWhereTheyMustBe() {
        String text = ResultsCsv.text(List.of(cell("a, \"b\"", "one\ntwo")));
        assertThat(text).contains("\r\n\"a, \"\"b\"\"\",m,").contains(",\"one\ntwo\",");
    }

    @Test
    void decimalsHaveAPointWhateverTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(ResultsCsv.text(List.of(cell("iris", "Why.")))).contains(",-1.5,");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static CellResult cell(String name, String reason) {
        return MadeResult.of(name)
                .seed(7)
                .reason(reason)
                .elbo(-1.5)
                .entropySum(-1.5)
                .entropies(new Entropies(0.25, null, 2.0, 0.0))
                .gap(1e-300)
                .degreesOfFreedom(3)
                .steps(10)
                .parameters(Map.of("w", 1))
                .done();
    }
}

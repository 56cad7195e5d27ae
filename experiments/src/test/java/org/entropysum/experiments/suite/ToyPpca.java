package org.entropysum.experiments.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.entropysum.data.DataShape;
import org.entropysum.plugin.ModelSpec;
import org.entropysum.plugin.Objection;
import org.entropysum.plugin.Setting;

final class ToyPpca extends ToyPlugin<ToyPpca.Spec> {
    ToyPpca() {
        super("ppca", Spec.class);
    }

    record Spec(
            @Setting(value = "H, the number of latents", atLeast = 1)
            int latents,

            @Setting(value = "noise variance: learnable or a number", byDefault = "learnable")
            NoiseVariance noise)
            implements ModelSpec {
        Spec {
            if (latents > 99) {
                throw new IllegalArgumentException("no toy has " + latents + " latents");
            }
        }
    }

    record NoiseVariance(OptionalDouble fixed) {
        static NoiseVariance of(String text) {
            if (text.equals("learnable")) {
                return new NoiseVariance(OptionalDouble.empty());
            }
            try {
                return new NoiseVariance(OptionalDouble.of(Double.parseDouble(text)));
            } catch (NumberFormatException notANumber) {
                throw new IllegalArgumentException("expected learnable or a number, not \"" + text + "\"", notANumber);
            }
        }
    }

    @Override
    public boolean solvesMaximumLikelihood(Spec spec) {
        return true;
    }

    @Override
    public List<Objection> objections(Spec spec, DataShape data) {
        List<Objection> objections = new ArrayList<>();
        if (spec.latents() >= data.columns()) {
            objections.add(new Objection(
                    "latents", "must be fewer than the " + data.columns() + " observables, not " + spec.latents()));
        }
        if (data.rows() <= spec.latents()) {
            objections.add(new Objection("", "needs more than " + spec.latents() + " data points, not " + data.rows()));
        }
        return objections;
    }
}

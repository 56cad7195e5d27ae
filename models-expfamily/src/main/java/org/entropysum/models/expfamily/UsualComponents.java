package org.entropysum.models.expfamily;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The components as people know them: means and covariances [K, D·D] of Gaussian ones; else the usual parameters of the
 * family, gathered by their noun ("rate 0" and "rate 1" are "rate" [K, 2]).
 */
record UsualComponents(Components components) {
    Map<String, INDArray> of(Parameters parameters) {
        return GaussianForm.of(components)
                .map(form -> gaussian(form, parameters))
                .orElseGet(() -> gathered(Matrix.copyOf(components
                        .family()
                        .usualParameters(components.natural(parameters).toArray()))));
    }

    private static Map<String, INDArray> gaussian(GaussianForm form, Parameters parameters) {
        Map<String, INDArray> usual = new LinkedHashMap<>();
        usual.put("means", parameters.array(GaussianForm.MEANS));
        usual.put("covariances", form.covariances(parameters).toArray());
        return usual;
    }

    private Map<String, INDArray> gathered(Matrix values) {
        Map<String, List<Integer>> columns = new LinkedHashMap<>();
        List<String> names = components.family().usualNames();
        for (int i = 0; i < names.size(); i++) {
            String noun = names.get(i).replaceFirst("( \\d+)+$", "");
            columns.computeIfAbsent(noun, none -> new ArrayList<>()).add(i);
        }
        Map<String, INDArray> usual = new LinkedHashMap<>();
        columns.forEach(
                (noun, places) -> usual.put(noun, selected(values, places).toArray()));
        return usual;
    }

    private static Matrix selected(Matrix values, List<Integer> places) {
        Matrix selected = Matrix.zeros(values.rows(), places.size());
        for (int i = 0; i < places.size(); i++) {
            selected.setColumns(i, values.columns(places.get(i), places.get(i) + 1));
        }
        return selected;
    }
}

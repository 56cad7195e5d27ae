package org.entropysum.experiments.saved;

import java.util.List;
import org.entropysum.data.Dataset;
import org.entropysum.experiments.dataset.Fingerprint;
import org.entropysum.experiments.suite.ModelDescription;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;

/** Parts of descriptions, from the things themselves. */
final class Descriptions {
    private Descriptions() {}

    static ModelDescription.Data of(Dataset data) {
        return new ModelDescription.Data(
                data.name(),
                data.shape().rows(),
                data.columns(),
                Fingerprint.of(data).toString());
    }

    static List<ModelDescription.Tensor> of(Layout layout) {
        return layout.blocks().stream()
                .map(block -> new ModelDescription.Tensor(
                        block.name(), block.role(), block.rows(), block.columns(), block.perDatum()))
                .toList();
    }

    static ModelDescription.Numbers of(Parameters parameters) {
        byte[] bytes = ParameterFile.bytes(parameters.values());
        return new ModelDescription.Numbers(parameters.layout().size(), ParameterFile.sha256(bytes));
    }

    /** The same model with its q on other data. */
    static ModelDescription on(Dataset data, ModelDescription before, Parameters parameters) {
        return new ModelDescription(
                before.format(),
                before.entropysum(),
                before.model(),
                before.posterior(),
                before.expectation(),
                before.theorem(),
                before.seed(),
                of(data),
                of(parameters.layout()),
                of(parameters),
                before.training());
    }
}

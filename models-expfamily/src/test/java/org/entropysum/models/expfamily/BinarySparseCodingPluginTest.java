package org.entropysum.models.expfamily;

import java.util.List;
import org.entropysum.data.DataShape;
import org.entropysum.data.Dataset;
import org.entropysum.plugin.ModelPlugin;
import org.entropysum.plugin.ModelPluginContract;

class BinarySparseCodingPluginTest extends ModelPluginContract<BinarySparseCodingSpec> {
    @Override
    protected ModelPlugin<BinarySparseCodingSpec> plugin() {
        return new BinarySparseCodingPlugin();
    }

    @Override
    protected List<BinarySparseCodingSpec> specs() {
        return List.of(
                new BinarySparseCodingSpec(2, Sharing.INDIVIDUAL, true),
                new BinarySparseCodingSpec(2, Sharing.SHARED, true),
                new BinarySparseCodingSpec(2, Sharing.INDIVIDUAL, false));
    }

    @Override
    protected Dataset data() {
        return BitData.PATTERNS;
    }

    @Override
    protected List<Impossible<BinarySparseCodingSpec>> impossible() {
        return List.of(new Impossible<>(new BinarySparseCodingSpec(5, Sharing.SHARED, true), new DataShape(6, 3)));
    }
}

package org.entropysum.experiments.dataset.library;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entropysum.experiments.dataset.Inspection;
import org.entropysum.experiments.dataset.synthetic.Draws;
import org.entropysum.experiments.dataset.synthetic.RowFormula;
import org.entropysum.experiments.dataset.synthetic.SyntheticSource;
import org.entropysum.plugin.Setting;

/**
 * Square patches from random places of dead leaves pictures: occluding discs whose radii have the density \( r^{-3} \), a
 * stand-in for photographs that needs no files (Lee, Mumford, Huang: Occlusion models for natural images, International Journal
 * of Computer Vision 41, 2001).
 *
 * @param size the pixels along an edge of a patch
 * @param rows N
 * @param whitening how pixels are decorrelated
 * @param pictures how many pictures patches are cut from
 * @param edge the pixels along an edge of a picture
 * @param smallest the least radius of a disc
 * @param largest the largest radius of a disc
 * @param seed the seed of all draws; empty for the seed of the cell
 */
public record DeadLeavesSource(
        @Setting(value = "pixels along an edge of a patch", byDefault = "16", atLeast = 1, atMost = 64)
        int size,

        @Setting(value = "N, the number of patches", byDefault = "10000", atLeast = 1)
        int rows,

        @Setting(value = "none, olshausen (a filter on the pictures), pca or zca", byDefault = "olshausen")
        Whitening whitening,

        @Setting(value = "pictures that patches are cut from", byDefault = "10", atLeast = 1, atMost = 1000)
        int pictures,

        @Setting(value = "pixels along an edge of a picture", byDefault = "256", atLeast = 1, atMost = 2048)
        int edge,

        @Setting(value = "least radius of a disc, in pixels", byDefault = "2", atLeast = 1)
        double smallest,

        @Setting(value = "largest radius of a disc, in pixels", byDefault = "128", atLeast = 1, atMost = 10_000)
        double largest,

        @Setting(value = "seed of all draws; the seed of the cell if left out", byDefault = "")
        Optional<Long> seed)
        implements SyntheticSource {
    @Override
    public int dimension() {
        return size * size;
    }

    @Override
    public List<String> names() {
        return PatchCutter.names(size, whitening);
    }

    @Override
    public Optional<Inspection.Failed> objection() {
        if (edge < size) {
            return Optional.of(Inspection.Failed.at(
                    "edge", "a picture of " + edge + " pixels is smaller than a patch; expected at least " + size));
        }
        return largest > smallest
                ? Optional.empty()
                : Optional.of(Inspection.Failed.at(
                        "largest", "expected more than the least radius, " + smallest + ", not " + largest));
    }

    @Override
    public RowFormula formula(Draws shared) {
        DeadLeaves leaves = new DeadLeaves(edge, smallest, largest);
        return new PatchCutter(
                        Stream.generate(() -> leaves.draw(shared.random()))
                                .limit(pictures)
                                .toList(),
                        size,
                        whitening)
                .formula(shared);
    }
}

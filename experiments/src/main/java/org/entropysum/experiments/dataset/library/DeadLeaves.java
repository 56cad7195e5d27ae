package org.entropysum.experiments.dataset.library;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.experiments.dataset.file.GreyImage;

/**
 * The dead leaves model (Matheron, 1968) with radii of density \( \propto r^{-3} \) between two bounds, which makes pictures of
 * statistics that hardly depend on scale, as those of nature (Lee, Mumford, Huang: Occlusion models for natural images, 2001).
 * Discs of even grey lie at random places, each hiding what is beneath. They are laid from the top down (Kendall, Thönnes, 1999):
 * a disc colours what none before it covers, until nothing is left, so that the picture is an exact draw.
 */
final class DeadLeaves {
    private final int edge;
    private final double smallest;
    private final double largest;

    /**
     * Pictures of one kind.
     *
     * @param edge pixels along an edge
     * @param smallest least radius in pixels, at least 1, so that a disc covers a pixel wherever it lies
     * @param largest largest radius in pixels
     */
    DeadLeaves(int edge, double smallest, double largest) {
        if (!(smallest >= 1 && largest > smallest && largest < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "radii go from at least 1 pixel to more, not " + smallest + " to " + largest);
        }
        this.edge = edge;
        this.smallest = smallest;
        this.largest = largest;
    }

    /** One picture, of greys evenly spread from 0 to 1. */
    GreyImage draw(UniformRandomProvider random) {
        double[] values = new double[edge * edge];
        Arrays.fill(values, Double.NaN);
        int left = values.length;
        while (left > 0) {
            double radius = radius(random.nextDouble());
            double x = place(random);
            double y = place(random);
            left -= colour(values, x, y, radius, random.nextDouble());
        }
        return new GreyImage(edge, edge, values);
    }

    /** The quantile of the radii: r⁻² is evenly spread. */
    double radius(double uniform) {
        double low = 1 / (largest * largest);
        double high = 1 / (smallest * smallest);
        return 1 / StrictMath.sqrt(low + (high - low) * uniform);
    }

    // Wherever the centre of a disc may lie that touches the picture
    private double place(UniformRandomProvider random) {
        return -largest + (edge + 2 * largest) * random.nextDouble();
    }

    // How many pixels are new
    private int colour(double[] values, double x, double y, double radius, double grey) {
        int found = 0;
        for (int row = first(y, radius); row <= last(y, radius); row++) {
            double half = Math.sqrt(Math.max(0, radius * radius - (row - y) * (row - y)));
            for (int column = first(x, half); column <= last(x, half); column++) {
                if (Double.isNaN(values[row * edge + column])) {
                    values[row * edge + column] = grey;
                    found++;
                }
            }
        }
        return found;
    }

    private static int first(double centre, double reach) {
        return Math.max(0, (int) Math.ceil(centre - reach));
    }

    private int last(double centre, double reach) {
        return Math.min(edge - 1, (int) Math.floor(centre + reach));
    }
}

package org.entropysum.experiments.dataset.synthetic;

import static java.lang.Math.PI;

import java.util.List;
import java.util.Optional;
import org.entropysum.plugin.Setting;

/**
 * A stand-in for the SUSY table of UCI: collisions that leave two charged leptons and particles that escape. Eight independent
 * quantities are drawn, ten more are physical functions of them, so that 18 columns have the intrinsic dimension 8. The columns
 * correspond to those of SUSY, the numbers are no simulation of a detector.
 *
 * <p>Drawn, in GeV where it is a momentum, with E the exponential distribution of mean 1 and N the standard normal one:
 *
 * <pre>
 * lepton1_pt, lepton2_pt     transverse momenta     20 + 35 E and 10 + 25 E
 * lepton1_eta, lepton2_eta   pseudorapidities       2.4 tanh(N / 2)
 * lepton1_phi, lepton2_phi   azimuths               U(−π, π)
 * met                        missing momentum       40 √(2 E), the length of a Gaussian vector in the plane
 * met_phi                    its azimuth            U(−π, π)
 * </pre>
 *
 * The functions are those of {@link Event}.
 *
 * @param rows N
 * @param seed the seed of all draws; empty for the seed of the cell
 */
public record ColliderSource(
        @Setting(value = "N, the number of collisions", byDefault = "100000", atLeast = 1)
        int rows,

        @Setting(value = "seed of all draws; the seed of the cell if left out", byDefault = "")
        Optional<Long> seed)
        implements SyntheticSource {
    private static final List<String> NAMES = List.of(
            "lepton1_pt",
            "lepton1_eta",
            "lepton1_phi",
            "lepton2_pt",
            "lepton2_eta",
            "lepton2_phi",
            "met",
            "met_phi",
            "met_rel",
            "met_axial",
            "razor_mass",
            "razor_transverse_mass",
            "razor_ratio",
            "dilepton_mass",
            "dilepton_pt",
            "transverse_mass_1",
            "transverse_mass_2",
            "cos_theta");
    private static final double CENTRAL = 2.4;

    @Override
    public int dimension() {
        return NAMES.size();
    }

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public RowFormula formula(Draws shared) {
        return (row, draws, x) -> {
            Event.Particle first = lepton(20, 35, draws);
            Event.Particle second = lepton(10, 25, draws);
            double met = 40 * StrictMath.sqrt(2 * draws.exponential());
            new Event(first, second, new Event.Particle(met, 0, azimuth(draws))).describe(x);
        };
    }

    private static Event.Particle lepton(double threshold, double scale, Draws draws) {
        double pt = threshold + scale * draws.exponential();
        double eta = CENTRAL * StrictMath.tanh(draws.normal() / 2);
        return new Event.Particle(pt, eta, azimuth(draws));
    }

    private static double azimuth(Draws draws) {
        return draws.uniform(-PI, PI);
    }
}

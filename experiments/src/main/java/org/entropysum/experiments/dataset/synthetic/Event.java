package org.entropysum.experiments.dataset.synthetic;

import static java.lang.Math.PI;
import static java.lang.Math.abs;
import static java.lang.Math.max;
import static java.lang.Math.min;
import static java.lang.StrictMath.IEEEremainder;
import static java.lang.StrictMath.cos;
import static java.lang.StrictMath.cosh;
import static java.lang.StrictMath.sin;
import static java.lang.StrictMath.sinh;
import static java.lang.StrictMath.sqrt;
import static java.lang.StrictMath.tanh;

/** Two massless leptons and missing transverse momentum, with what experiments compute from them. */
record Event(Particle first, Particle second, Particle missing) {
    /** A massless particle: transverse momentum p_T, pseudorapidity η, azimuth φ; E = p_T cosh η, p_z = p_T sinh η. */
    record Particle(double pt, double eta, double phi) {
        double x() {
            return pt * cos(phi);
        }

        double y() {
            return pt * sin(phi);
        }

        double z() {
            return pt * sinh(eta);
        }

        double energy() {
            return pt * cosh(eta);
        }

        /** The angle to another in the transverse plane, in [0, π]. */
        double angle(Particle other) {
            return abs(IEEEremainder(phi - other.phi, 2 * PI));
        }

        /** p_T p_T' cos Δφ. */
        double transverseProduct(Particle other) {
            return pt * other.pt * cos(phi - other.phi);
        }

        /** m_T = √(2 p_T p_T' (1 − cos Δφ)). */
        double transverseMass(Particle other) {
            return sqrt(max(0, 2 * (pt * other.pt - transverseProduct(other))));
        }
    }

    void describe(double[] x) {
        x[0] = first.pt();
        x[1] = first.eta();
        x[2] = first.phi();
        x[3] = second.pt();
        x[4] = second.eta();
        x[5] = second.phi();
        x[6] = missing.pt();
        x[7] = missing.phi();
        x[8] = relativeMissing();
        x[9] = axialMissing();
        x[10] = razorMass();
        x[11] = razorTransverseMass();
        x[12] = razorTransverseMass() / razorMass();
        x[13] = dileptonMass();
        x[14] = dileptonMomentum();
        x[15] = first.transverseMass(missing);
        x[16] = second.transverseMass(missing);
        x[17] = tanh((first.eta() - second.eta()) / 2);
    }

    // MET sin Δφ if the nearer lepton is at Δφ < π/2, else MET
    private double relativeMissing() {
        double nearest = min(missing.angle(first), missing.angle(second));
        return nearest < PI / 2 ? missing.pt() * sin(nearest) : missing.pt();
    }

    // MET along the transverse direction of the two leptons together
    private double axialMissing() {
        return (missing.transverseProduct(first) + missing.transverseProduct(second)) / dileptonMomentum();
    }

    // M_R = √((E₁ + E₂)² − (p_z1 + p_z2)²)
    private double razorMass() {
        double energy = first.energy() + second.energy();
        double along = first.z() + second.z();
        return sqrt((energy - along) * (energy + along));
    }

    // M_T^R = √(½ (MET (p_T1 + p_T2) − MET⃗ · (p⃗_T1 + p⃗_T2)))
    private double razorTransverseMass() {
        double aligned = missing.transverseProduct(first) + missing.transverseProduct(second);
        return sqrt(max(0, (missing.pt() * (first.pt() + second.pt()) - aligned) / 2));
    }

    // m² = 2 p_T1 p_T2 (cosh Δη − cos Δφ)
    private double dileptonMass() {
        double product = first.pt() * second.pt() * cosh(first.eta() - second.eta());
        return sqrt(max(0, 2 * (product - first.transverseProduct(second))));
    }

    private double dileptonMomentum() {
        double x = first.x() + second.x();
        double y = first.y() + second.y();
        return sqrt(x * x + y * y);
    }
}

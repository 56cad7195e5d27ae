package org.entropysum.models.expfamily;

import java.util.Optional;
import org.entropysum.data.Dataset;
import org.entropysum.family.Bernoulli;
import org.entropysum.family.Beta;
import org.entropysum.family.Categorical;
import org.entropysum.family.Dirichlet;
import org.entropysum.family.Exponential;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.family.Gamma;
import org.entropysum.family.GaussianFull;
import org.entropysum.family.LogNormal;
import org.entropysum.family.Multinomial;
import org.entropysum.family.NegativeBinomial;
import org.entropysum.family.Poisson;
import org.entropysum.family.ProductFamily;
import org.entropysum.family.VonMises;
import org.entropysum.model.GenerativeModelContract;
import org.entropysum.posterior.ModelAssembly;
import org.junit.jupiter.api.Nested;

/** Families of all kinds of charts in mixtures. */
class MixtureContractTest {
    private static final int ROWS = 12;
    private static final int COMPONENTS = 2;

    private abstract static class Form extends GenerativeModelContract {
        private final ExponentialFamily family;
        private final Dataset data;

        Form(ExponentialFamily family) {
            this.family = family;
            this.data = Examples.data(family, ROWS);
        }

        @Override
        protected ModelAssembly free() {
            return Examples.assembly(family, COMPONENTS, data, "free-categorical");
        }

        @Override
        protected Optional<ModelAssembly> exact() {
            return Optional.of(Examples.assembly(family, COMPONENTS, data, "exact"));
        }

        @Override
        protected Dataset data() {
            return data;
        }
    }

    @Nested
    class Bernoullis extends Form {
        Bernoullis() {
            super(Bernoulli.of(3));
        }
    }

    @Nested
    class Betas extends Form {
        Betas() {
            super(Beta.of(1));
        }
    }

    @Nested
    class Categoricals extends Form {
        Categoricals() {
            super(Categorical.of(4));
        }
    }

    @Nested
    class Dirichlets extends Form {
        Dirichlets() {
            super(Dirichlet.of(3));
        }
    }

    @Nested
    class Exponentials extends Form {
        Exponentials() {
            super(Exponential.of(2));
        }
    }

    @Nested
    class Gammas extends Form {
        Gammas() {
            super(Gamma.of(1));
        }
    }

    @Nested
    class LogNormals extends Form {
        LogNormals() {
            super(LogNormal.of(1));
        }
    }

    @Nested
    class Multinomials extends Form {
        Multinomials() {
            super(Multinomial.of(3, 9));
        }
    }

    @Nested
    class NegativeBinomials extends Form {
        NegativeBinomials() {
            super(NegativeBinomial.of(1, 4));
        }
    }

    @Nested
    class Poissons extends Form {
        Poissons() {
            super(Poisson.of(2));
        }
    }

    @Nested
    class VonMisesAngles extends Form {
        VonMisesAngles() {
            super(VonMises.of(1));
        }
    }

    @Nested
    class Products extends Form {
        Products() {
            super(ProductFamily.of(Poisson.of(1), GaussianFull.of(2)));
        }
    }
}

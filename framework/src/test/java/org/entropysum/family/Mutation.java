package org.entropysum.family;

import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One method of a family, replaced by a wrong one that knows what the right one says. */
@FunctionalInterface
interface Mutation {
    /** The family with the mistake. */
    ExponentialFamily of(ExponentialFamily right);

    /** What becomes of one row of a result, given the row of the argument. */
    @FunctionalInterface
    interface Change {
        double[] of(double[] argument, double[] right);

        /** Only one entry changes. */
        static Change ofEntry(int entry, ScalarChange change) {
            return (argument, right) -> {
                double[] wrong = right.clone();
                wrong[entry] = change.of(argument, right[entry]);
                return wrong;
            };
        }

        /** All rows. */
        default INDArray of(INDArray argument, INDArray right) {
            Matrix arguments = Matrix.copyOf(argument);
            Matrix result = Matrix.copyOf(right);
            for (int i = 0; i < result.rows(); i++) {
                double[] row = of(arguments.row(i).values(), result.row(i).values());
                System.arraycopy(row, 0, result.values(), i * result.columns(), row.length);
            }
            return result.toArray();
        }
    }

    /** What becomes of a number, given the row of the argument. */
    @FunctionalInterface
    interface ScalarChange {
        double of(double[] argument, double right);
    }

    static Mutation entropy(ScalarChange change) {
        return right -> new DelegatingFamily(right) {
            @Override
            public INDArray entropy(INDArray eta) {
                return Change.ofEntry(0, change).of(eta, super.entropy(eta));
            }
        };
    }

    static Mutation logPartition(ScalarChange change) {
        return right -> new DelegatingFamily(right) {
            @Override
            public INDArray logPartition(INDArray eta) {
                return Change.ofEntry(0, change).of(eta, super.logPartition(eta));
            }
        };
    }

    static Mutation logDensity(ScalarChange change) {
        return right -> new DelegatingFamily(right) {
            @Override
            public INDArray logDensity(INDArray eta, INDArray x) {
                return Change.ofEntry(0, change).of(x, super.logDensity(eta, x));
            }
        };
    }

    static Mutation mean(Change change) {
        return right -> new DelegatingFamily(right) {
            @Override
            public INDArray meanParameters(INDArray eta) {
                return change.of(eta, super.meanParameters(eta));
            }
        };
    }

    static Mutation fisher(Change change) {
        return right -> new DelegatingFamily(right) {
            @Override
            public INDArray fisherInformation(INDArray eta) {
                return change.of(eta, super.fisherInformation(eta));
            }
        };
    }

    static Mutation statistics(Change change) {
        return right -> new DelegatingFamily(right) {
            @Override
            public INDArray sufficientStatistics(INDArray x) {
                return change.of(x, super.sufficientStatistics(x));
            }
        };
    }

    static Mutation usual(Change change) {
        return right -> new DelegatingFamily(right) {
            @Override
            public INDArray usualParameters(INDArray eta) {
                return change.of(eta, super.usualParameters(eta));
            }
        };
    }

    static Mutation naturalFromUsual(Change change) {
        return right -> new DelegatingFamily(right) {
            @Override
            public INDArray naturalFromUsual(INDArray usual) {
                return change.of(usual, super.naturalFromUsual(usual));
            }
        };
    }

    static Mutation naturalFromMean(Change change) {
        return right -> new DelegatingFamily(right) {
            @Override
            public INDArray naturalFromMean(INDArray mean) {
                return change.of(mean, super.naturalFromMean(mean));
            }
        };
    }

    static Mutation sample(Change change) {
        return right -> new DelegatingFamily(right) {
            @Override
            public INDArray sample(INDArray eta, UniformRandomProvider random) {
                return change.of(eta, super.sample(eta, random));
            }
        };
    }

    static Mutation baseMeasure(BaseMeasure wrong) {
        return right -> new DelegatingFamily(right) {
            @Override
            public BaseMeasure baseMeasure() {
                return wrong;
            }
        };
    }
}

package org.entropysum.experiments.suite;

import java.util.List;
import java.util.Optional;
import org.entropysum.model.Role;
import org.entropysum.model.Theorem;
import org.entropysum.plugin.Setting;

/**
 * What stands in {@code model.json} beside the parameters of a trained model: all that it takes to assemble it again.
 *
 * @param format the version of this format
 * @param entropysum the version of entropysum that wrote it
 * @param model the model with its settings
 * @param posterior the variational family
 * @param expectation how expectations under q are taken; as the model does if left out
 * @param theorem the form of the theorem
 * @param seed the seed of the run, which froze draws
 * @param data the data that it was trained on
 * @param layout the blocks of parameters in their order
 * @param parameters the file of parameters
 * @param training how training ended
 */
public record ModelDescription(
        @Setting("version of the format") int format,

        @Setting("version of entropysum that wrote the file")
        String entropysum,

        @Setting("the model: its id and its settings") ModelChoice model,
        @Setting("variational family") NamedPosterior posterior,

        @Setting(value = "how expectations under q are taken", byDefault = "")
        Optional<ExpectationSpec> expectation,

        @Setting("form of the theorem") Theorem theorem,
        @Setting("seed of the run") long seed,
        @Setting("the training data") Data data,
        @Setting("blocks of parameters") List<Tensor> layout,
        @Setting("the file of parameters") Numbers parameters,
        @Setting("how training ended") Training training) {
    /** The version of the format that is written. */
    public static final int FORMAT = 1;

    /** Copies the list. {@inheritDoc} */
    public ModelDescription {
        layout = List.copyOf(layout);
    }

    /**
     * The training data.
     *
     * @param name its name
     * @param rows N
     * @param columns the names of its D columns
     * @param sha256 the SHA-256 of names and numbers
     */
    public record Data(
            @Setting("name of the data set") String name,
            @Setting(value = "number of rows", atLeast = 1) int rows,

            @Setting(value = "names of the columns", atLeast = 1)
            List<String> columns,

            @Setting("SHA-256 of the data") String sha256) {
        /** Copies the list. {@inheritDoc} */
        public Data {
            columns = List.copyOf(columns);
        }
    }

    /**
     * A block of parameters.
     *
     * @param name its name
     * @param role what it belongs to
     * @param rows the number of rows
     * @param columns the number of columns
     * @param perDatum whether row n belongs to data point n alone
     */
    public record Tensor(
            @Setting("name of the block") String name,
            @Setting("what it belongs to") Role role,
            @Setting(value = "rows", atLeast = 0) int rows,
            @Setting(value = "columns", atLeast = 0) int columns,
            @Setting("whether rows belong to data points") boolean perDatum) {}

    /**
     * The file of parameters.
     *
     * @param count how many doubles it holds
     * @param sha256 the SHA-256 of its bytes
     */
    public record Numbers(
            @Setting(value = "how many", atLeast = 0) long count,
            @Setting("SHA-256 of the file") String sha256) {}

    /**
     * How training ended.
     *
     * @param verdict the verdict
     * @param steps the number of steps
     * @param elbo F, nats per data point
     * @param entropySum ES, nats per data point
     */
    public record Training(
            @Setting("verdict at the end") String verdict,
            @Setting("steps of training") int steps,
            @Setting("ELBO, nats per data point") double elbo,
            @Setting("entropy sum, nats per data point") double entropySum) {}
}

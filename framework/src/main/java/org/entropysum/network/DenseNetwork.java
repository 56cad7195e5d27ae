package org.entropysum.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.model.Block;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;
import org.entropysum.numeric.Matrix;

/**
 * A stack of dense layers, \( f_{i} = g_i(W_i f_{i-1} + b_i) \) with \( f_0 = x \). The blocks of layer i are
 * {@code "PREFIX weights i"}, shape {@code [out, in]}, and {@code "PREFIX biases i"}, shape {@code [1, out]}, counted from 1.
 */
public final class DenseNetwork implements Network {
    private final String prefix;
    private final int[] sizes;
    private final Activation hidden;
    private final Activation output;
    private final InitialWeights start;
    private final Layout layout;
    private final Queue<DenseKernel.Space> spaces = new ConcurrentLinkedQueue<>();

    private DenseNetwork(
            String prefix, Role role, int[] sizes, Activation hidden, Activation output, InitialWeights start) {
        this.prefix = prefix;
        this.sizes = sizes;
        this.hidden = hidden;
        this.output = output;
        this.start = start;
        Block[] blocks = new Block[2 * layers()];
        for (int i = 1; i <= layers(); i++) {
            blocks[2 * i - 2] = Block.of(weights(i), role, sizes[i], sizes[i - 1]);
            blocks[2 * i - 1] = Block.of(biases(i), role, 1, sizes[i]);
        }
        this.layout = Layout.of(blocks);
    }

    /**
     * A stack with a linear last layer.
     *
     * @param prefix how the names of its blocks begin
     * @param role what its weights belong to
     * @param hidden the activation of all layers but the last
     * @param sizes the numbers of units from input to output, at least two and all positive
     * @return the network
     */
    public static DenseNetwork of(String prefix, Role role, Activation hidden, int... sizes) {
        boolean fits = sizes.length >= 2;
        for (int size : sizes) {
            fits &= size > 0;
        }
        if (fits) {
            return new DenseNetwork(prefix, role, sizes.clone(), hidden, Activation.IDENTITY, InitialWeights.NORMAL);
        }
        throw new IllegalArgumentException("a dense network has at least two layers of units and none is empty, unlike "
                + java.util.Arrays.toString(sizes));
    }

    /**
     * The same stack with an activation behind its last layer too.
     *
     * @param last the activation of the outputs
     * @return the network
     */
    public DenseNetwork ending(Activation last) {
        return new DenseNetwork(prefix, layout.blocks().get(0).role(), sizes, hidden, last, start);
    }

    /**
     * The same stack with other weights to start learning from.
     *
     * @param weights how they are drawn
     * @return the network
     */
    public DenseNetwork starting(InitialWeights weights) {
        return new DenseNetwork(prefix, layout.blocks().get(0).role(), sizes, hidden, output, weights);
    }

    int layers() {
        return sizes.length - 1;
    }

    DensePass.Names names(int layer) {
        return new DensePass.Names(weights(layer), biases(layer));
    }

    private String weights(int layer) {
        return prefix + " weights " + layer;
    }

    private String biases(int layer) {
        return prefix + " biases " + layer;
    }

    Activation activation(int layer) {
        return layer == layers() ? output : hidden;
    }

    @Override
    public int inputSize() {
        return sizes[0];
    }

    @Override
    public int outputSize() {
        return sizes[layers()];
    }

    @Override
    public Layout layout() {
        return layout;
    }

    /** {@link InitialWeights#NORMAL} unless it was made otherwise. {@inheritDoc} */
    @Override
    public Parameters initial(UniformRandomProvider random) {
        Parameters first = Parameters.zeros(layout);
        for (int i = 1; i <= layers(); i++) {
            first = first.with(weights(i), start.weights(sizes[i], sizes[i - 1], activation(i), random))
                    .with(biases(i), start.biases(sizes[i], sizes[i - 1], random));
        }
        return first;
    }

    @Override
    public NetworkPass at(Parameters parameters, Matrix input) {
        if (input.columns() != inputSize()) {
            throw new IllegalArgumentException(
                    "network \"" + prefix + "\" takes " + inputSize() + " inputs, not rows of " + input.columns());
        }
        List<DensePass.Layer> passed = new ArrayList<>();
        Matrix value = input;
        for (int i = 1; i <= layers(); i++) {
            DensePass.Layer layer = DensePass.Layer.of(names(i), activation(i), parameters, value);
            passed.add(layer);
            value = layer.output();
        }
        return new DensePass(passed);
    }

    @Override
    public Function<Matrix, NetworkPass> prepared(Parameters parameters) {
        DenseKernel kernel = DenseKernel.of(this, parameters);
        return input -> kernel.pass(input, spaces);
    }

    @Override
    public Optional<LinearInput> linearInput() {
        return Optional.of(new LinearInput(weights(1)));
    }

    @Override
    public Optional<LinearOutput> linearOutput() {
        return output == Activation.IDENTITY
                ? Optional.of(new LinearOutput(Optional.of(weights(layers())), biases(layers())))
                : Optional.empty();
    }
}

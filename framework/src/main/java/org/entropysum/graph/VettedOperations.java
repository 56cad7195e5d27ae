package org.entropysum.graph;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The operations of SameDiff whose derivatives equal differences in double precision. */
final class VettedOperations {
    private static final Set<String> NAMES = Set.of(
            // entry by entry
            "exp",
            "expm1",
            "log",
            "log1p",
            "sqrt",
            "square",
            "cube",
            "abs",
            "neg",
            "tanh",
            "sigmoid",
            "sin",
            "cos",
            "erf",
            "erfc",
            "pow",
            "Pow",
            "Reciprocal",
            "relu",
            "gelu",
            "elu",
            "selu",
            "swish",
            "softsign",
            "hardtanh",
            "identity",
            "ClipByValue",
            "maximum",
            "minimum",
            // of two arguments, with broadcasting, and with a number
            "add",
            "subtract",
            "multiply",
            "divide",
            "reversesubtract",
            "reversedivide",
            "add_scalar",
            "sub_scalar",
            "mul_scalar",
            "div_scalar",
            "rsub_scalar",
            "rdiv_scalar",
            // products and layers
            "matmul",
            "xw_plus_b",
            "biasadd",
            "layer_norm",
            "softmax",
            // reductions
            "reduce_sum",
            "reduce_mean",
            "reduce_max",
            "reduce_min",
            "reduce_prod",
            "reduce_norm1",
            "reduce_norm2",
            "reduce_sqnorm",
            "std",
            "var",
            "trace",
            "diag_part",
            // shapes
            "concat",
            "stack",
            "slice",
            "strided_slice",
            "reshape",
            "tile",
            "expand_dims",
            "squeeze",
            "transpose",
            "permute");

    private static final Map<String, String> INSTEAD = Map.of(
            "softplus", "Graph.softplus, which does not overflow",
            "log_sigmoid", "the negative of Graph.softplus of the negative",
            "logsigmoid", "the negative of Graph.softplus of the negative",
            "reduce_logsumexp", "Graph.logSumExp",
            "log_softmax", "the difference to Graph.logSumExp",
            "leakyrelu", "the maximum of x and its multiple, because its slope has single precision",
            "gather", "a product with a matrix of zeros and ones");

    private VettedOperations() {}

    static void require(String operation, String map) {
        if (!NAMES.contains(operation)) {
            String instead = INSTEAD.containsKey(operation)
                    ? "use " + INSTEAD.get(operation)
                    : "use one of " + String.join(", ", new TreeSet<>(NAMES));
            throw new IllegalArgumentException("the derivative of operation \"" + operation + "\" in the graph of "
                    + map + " cannot be relied on; " + instead + ", or write the pullback by hand");
        }
    }
}

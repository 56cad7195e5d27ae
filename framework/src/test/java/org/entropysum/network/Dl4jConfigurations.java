package org.entropysum.network;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** Configurations as a user has them: text that Deeplearning4j has written. */
final class Dl4jConfigurations {
    private Dl4jConfigurations() {}

    private static NeuralNetConfiguration.Builder builder() {
        return new NeuralNetConfiguration.Builder().seed(1);
    }

    private static DenseLayer dense(int units, Activation activation) {
        return new DenseLayer.Builder().nOut(units).activation(activation).build();
    }

    /** 3 → 5 → 4 → 2 with tanh, as YAML. */
    static String dense() {
        return builder()
                .list()
                .layer(dense(5, Activation.TANH))
                .layer(dense(4, Activation.TANH))
                .layer(dense(2, Activation.IDENTITY))
                .setInputType(InputType.feedForward(3))
                .build()
                .toYaml();
    }

    /** Images of 4×4 pixels through a convolution, a batch normalization and a dense layer, as JSON. */
    static String convolutional() {
        return builder()
                .list()
                .layer(new ConvolutionLayer.Builder(3, 3)
                        .nOut(2)
                        .activation(Activation.IDENTITY)
                        .build())
                .layer(new BatchNormalization.Builder().build())
                .layer(new ActivationLayer.Builder().activation(Activation.TANH).build())
                .layer(dense(2, Activation.IDENTITY))
                .setInputType(InputType.convolutionalFlat(4, 4, 1))
                .build()
                .toJson();
    }

    /**
     * Two latents to images of 4×4 pixels: a dense layer and, each behind a normalization, a deconvolution and an enlargement
     * with a convolution.
     */
    static String deconvolutional() {
        return builder()
                .list()
                .layer(dense(2, Activation.IDENTITY))
                .layer(new BatchNormalization.Builder().build())
                .layer(new Deconvolution2D.Builder(2, 2)
                        .stride(2, 2)
                        .nOut(2)
                        .activation(Activation.IDENTITY)
                        .build())
                .layer(new BatchNormalization.Builder().build())
                .layer(new ActivationLayer.Builder().activation(Activation.TANH).build())
                .layer(new Upsampling2D.Builder(2).build())
                .layer(new ConvolutionLayer.Builder(3, 3)
                        .convolutionMode(ConvolutionMode.Same)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build())
                .inputPreProcessor(1, new FeedForwardToCnnPreProcessor(1, 1, 2))
                .setInputType(InputType.feedForward(2))
                .build()
                .toJson();
    }

    /** Three inputs, a normalization of dense features, two outputs. */
    static String normalized() {
        return builder()
                .list()
                .layer(dense(4, Activation.TANH))
                .layer(new BatchNormalization.Builder().build())
                .layer(dense(2, Activation.IDENTITY))
                .setInputType(InputType.feedForward(3))
                .build()
                .toJson();
    }

    /** A graph with a connection that skips a layer. */
    static String skipping() {
        return builder()
                .graphBuilder()
                .addInputs("in")
                .addLayer("first", dense(4, Activation.TANH), "in")
                .addLayer("second", dense(4, Activation.TANH), "first")
                .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "first", "second")
                .addLayer("last", dense(2, Activation.IDENTITY), "sum")
                .setOutputs("last")
                .setInputTypes(InputType.feedForward(3))
                .build()
                .toJson();
    }

    static String withLoss() {
        return builder()
                .list()
                .layer(dense(4, Activation.TANH))
                .layer(new OutputLayer.Builder(LossFunctions.LossFunction.MSE)
                        .nOut(2)
                        .activation(Activation.IDENTITY)
                        .build())
                .setInputType(InputType.feedForward(3))
                .build()
                .toJson();
    }

    static String withDropout() {
        return builder()
                .list()
                .layer(new DenseLayer.Builder().nOut(4).dropOut(0.5).build())
                .layer(dense(2, Activation.IDENTITY))
                .setInputType(InputType.feedForward(3))
                .build()
                .toJson();
    }
}

package org.entropysum.models.gaussian;

import java.util.ArrayList;
import java.util.List;
import org.entropysum.data.DataShape;
import org.entropysum.plugin.Objection;

/** Settings of a variational autoencoder that contradict one another. */
record VaeObjections(VaeSpec spec) {
    List<Objection> against(DataShape data) {
        List<Objection> objections = new ArrayList<>();
        if (spec.observable() == ObservableKind.GAUSSIAN) {
            addOfVariant(objections);
        } else {
            addOfObservable(objections);
        }
        object(
                objections,
                spec.variant() == VaeVariant.VAE_2 && spec.effectivePrior() == Prior.STANDARD,
                "prior",
                "vae-2 has unit-norm columns and therefore a diagonal prior; a standard prior goes with vae-1");
        object(
                objections,
                spec.variant() != VaeVariant.VAE_3 && spec.varianceDecoder().isPresent(),
                "varianceDecoder",
                "only vae-3 has a network of variances");
        addOfTrunk(objections);
        objections.addAll(ofNetwork("decoder", spec.decoder().objections(spec.latents(), outputs(data))));
        spec.varianceDecoder()
                .ifPresent(decoder -> objections.addAll(
                        ofNetwork("varianceDecoder", decoder.objections(spec.latents(), data.columns()))));
        return objections;
    }

    private boolean isShared() {
        return spec.trunk() == DecoderTrunk.SHARED;
    }

    private void addOfTrunk(List<Objection> objections) {
        object(
                objections,
                spec.variant() != VaeVariant.VAE_3 && isShared(),
                "trunk",
                "only vae-3 has variances that may share a network with the means");
        object(
                objections,
                isShared() && spec.varianceDecoder().isPresent(),
                "varianceDecoder",
                "with trunk: shared the decoder gives the variances, and there is no network of their own");
    }

    private int outputs(DataShape data) {
        int each = spec.observable() == ObservableKind.CATEGORICAL
                ? spec.categories().orElse(1)
                : isShared() ? 2 : 1;
        return data.columns() * each;
    }

    private static List<Objection> ofNetwork(String setting, List<Objection> inside) {
        return inside.stream()
                .map(objection -> new Objection(setting, objection.message()))
                .toList();
    }

    private void addOfVariant(List<Objection> objections) {
        boolean fixed = spec.noise().fixed().isPresent();
        object(
                objections,
                spec.variant() == VaeVariant.VAE_0 && !fixed,
                "noise",
                "vae-0 has noise of a fixed variance, expected a positive number");
        object(
                objections,
                spec.variant() == VaeVariant.VAE_3 && fixed,
                "noise",
                "the noise of vae-3 comes from a network and cannot be fixed");
        object(
                objections,
                fixed && spec.initialLogVariance().isPresent(),
                "initialLogVariance",
                "a fixed noise variance has no start");
        object(objections, spec.categories().isPresent(), "categories", "only categorical observables have categories");
    }

    private void addOfObservable(List<Objection> objections) {
        boolean categorical = spec.observable() == ObservableKind.CATEGORICAL;
        object(
                objections,
                spec.variant() == VaeVariant.VAE_0 || spec.variant() == VaeVariant.VAE_3,
                "variant",
                "vae-0 and vae-3 speak of Gaussian noise; expected vae-1 or vae-2 for other observables");
        object(
                objections,
                spec.noise().fixed().isPresent(),
                "noise",
                "only Gaussian observables have a noise variance");
        object(
                objections,
                spec.initialLogVariance().isPresent(),
                "initialLogVariance",
                "only Gaussian observables have a noise variance");
        object(
                objections,
                categorical && spec.categories().isEmpty(),
                "categories",
                "categorical observables need their number of categories");
        object(
                objections,
                !categorical && spec.categories().isPresent(),
                "categories",
                "only categorical observables have categories");
    }

    private static void object(List<Objection> objections, boolean against, String setting, String message) {
        if (against) {
            objections.add(new Objection(setting, message));
        }
    }
}

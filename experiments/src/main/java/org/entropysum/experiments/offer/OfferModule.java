package org.entropysum.experiments.offer;

import java.util.List;

/**
 * What a jar offers. The jar names its module in a file of {@code META-INF/services}.
 *
 * @param <T> what is offered
 */
public interface OfferModule<T> {
    /**
     * What the module offers.
     *
     * @return the offers
     */
    List<Offer<T>> offers();
}

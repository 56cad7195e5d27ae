package org.entropysum.models.expfamily;

/** How the centres are chosen from which the components of a mixture start. */
public enum MixtureStart {
    /** Data points far apart (Arthur and Vassilvitskii, 2007), moved to the means of what is nearest. */
    K_MEANS_PLUS_PLUS("k-means++"),
    /** Data points by chance. */
    RANDOM("random");

    private final String word;

    MixtureStart(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}

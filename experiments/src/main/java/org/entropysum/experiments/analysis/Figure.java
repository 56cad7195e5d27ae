package org.entropysum.experiments.analysis;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A picture of numbers. It holds the numbers; how they look is the report's. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Plot.class, name = "plot"),
    @JsonSubTypes.Type(value = Bars.class, name = "bars"),
    @JsonSubTypes.Type(value = Images.class, name = "images")
})
public sealed interface Figure permits Plot, Bars, Images {
    /**
     * Its name, which is also part of the names of its files.
     *
     * @return lower-case words joined by hyphens, behind the analysis and a dot once it is part of a result
     */
    String name();

    /**
     * Its title.
     *
     * @return a few words
     */
    String title();

    /**
     * What it shows.
     *
     * @return a sentence with units
     */
    String says();

    /**
     * The same figure under another name.
     *
     * @param other the name
     * @return the figure
     */
    Figure named(String other);
}

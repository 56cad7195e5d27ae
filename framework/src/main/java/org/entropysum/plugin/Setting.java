package org.entropysum.plugin;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes one component of a settings record: what it means, its default, its range. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
    /** The value of {@link #byDefault()} that says: there is no default, the setting is required. */
    String REQUIRED = "\0required";

    /**
     * What the setting means, one line, with its unit.
     *
     * @return the text
     */
    String value();

    /**
     * The default in the notation of a suite (YAML scalar); {@link #REQUIRED} where the setting must be given, and the
     * empty string where leaving it out means "none".
     *
     * @return the default
     */
    String byDefault() default REQUIRED;

    /**
     * The smallest number allowed, inclusive.
     *
     * @return the lower bound
     */
    double atLeast() default Double.NEGATIVE_INFINITY;

    /**
     * The largest number allowed, inclusive.
     *
     * @return the upper bound
     */
    double atMost() default Double.POSITIVE_INFINITY;
}

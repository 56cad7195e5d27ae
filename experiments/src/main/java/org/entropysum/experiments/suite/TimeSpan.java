package org.entropysum.experiments.suite;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time such as {@code 90s}, {@code 10m} or {@code 2h}.
 *
 * @param duration how long
 */
public record TimeSpan(Duration duration) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})([smh])");

    /**
     * Reads a time.
     *
     * @param text a number of seconds, minutes or hours with its unit s, m or h
     * @return the time
     * @throws IllegalArgumentException if it has another form
     */
    public static TimeSpan of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected a time such as 90s, 10m or 2h, not " + text);
        }
        long number = Long.parseLong(matcher.group(1));
        return new TimeSpan(
                switch (matcher.group(2)) {
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    default -> Duration.ofHours(number);
                });
    }
}

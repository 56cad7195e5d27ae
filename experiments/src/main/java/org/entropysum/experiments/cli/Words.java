package org.entropysum.experiments.cli;

import java.util.Locale;

/** Numbers in sentences. */
final class Words {
    private Words() {}

    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    static String format(String form, Object... arguments) {
        return String.format(Locale.ROOT, form, arguments);
    }
}

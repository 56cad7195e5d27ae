package org.entropysum.experiments.dataset;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The names that are known in some place, and the nearest of them to a name that is not. Distance is the number of
 * insertions, deletions, replacements and swaps of neighbours (optimal string alignment); case, hyphens and
 * underscores count for nothing. Of very many names only the first are compared and shown.
 *
 * @param names the names, in the order in which they are shown
 */
public record KnownNames(List<String> names) {
    private static final int LONGEST_COMPARED = 64;
    private static final int FARTHEST = 4;
    private static final int LETTERS_PER_MISTAKE = 3;
    private static final int MOST_COMPARED = 200;
    private static final int MOST_SHOWN = 24;

    /** Copies the names. {@inheritDoc} */
    public KnownNames {
        names = List.copyOf(names);
    }

    /**
     * The given names.
     *
     * @param names the names, in the order in which they are shown
     * @return the known names
     */
    public static KnownNames of(Collection<String> names) {
        return new KnownNames(List.copyOf(names));
    }

    /**
     * The known name that was probably meant.
     *
     * @param unknown a name that is not known
     * @return the nearest name, or empty if none is near
     */
    public Optional<String> nearest(String unknown) {
        if (unknown.length() > LONGEST_COMPARED) {
            return Optional.empty();
        }
        return names.stream()
                .limit(MOST_COMPARED)
                .filter(name -> Math.abs(name.length() - unknown.length()) <= 2 * FARTHEST)
                .filter(name -> distance(unknown, name) <= tolerated(unknown))
                .min(Comparator.comparingInt(name -> distance(unknown, name)));
    }

    /**
     * What was expected in place of an unknown name, for use behind a semicolon.
     *
     * @param unknown the name that is not known
     * @return for example {@code expected one of a, b; did you mean "a"?}
     */
    public String insteadOf(String unknown) {
        return (names.isEmpty() ? "there is none to choose from" : "expected " + oneOf())
                + nearest(unknown)
                        .map(name -> "; did you mean \"" + name + "\"?")
                        .orElse("");
    }

    /**
     * The names as a choice.
     *
     * @return for example {@code one of a, b}; of very many only the first
     */
    public String oneOf() {
        String shown =
                names.stream().limit(MOST_SHOWN).map(KnownNames::shortened).collect(Collectors.joining(", "));
        String hidden = names.size() > MOST_SHOWN ? ", … (" + (names.size() - MOST_SHOWN) + " more)" : "";
        return (names.size() == 1 ? "" : "one of ") + shown + hidden;
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_COMPARED ? name : name.substring(0, LONGEST_COMPARED) + "…";
    }

    private static int tolerated(String unknown) {
        return Math.min(FARTHEST, bare(unknown).length() / LETTERS_PER_MISTAKE);
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    private static int distance(String one, String other) {
        String a = bare(one);
        String b = bare(other);
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : cheapest(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int cheapest(int[][] d, String a, String b, int i, int j) {
        int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}

package org.entropysum.experiments.suite;

import java.util.regex.Pattern;

/** A pattern of names: {@code *} stands for any characters, {@code ?} for one. */
record Glob(String pattern) {
    boolean matches(String name) {
        StringBuilder regex = new StringBuilder();
        pattern.codePoints().forEach(character -> {
            switch (character) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(Character.toString(character)));
            }
        });
        return Pattern.matches(regex.toString(), name);
    }
}

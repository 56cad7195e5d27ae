package org.entropysum.experiments.dataset.file;

/** What stands between the fields of a CSV file. */
public enum Delimiter {
    /** A comma. */
    COMMA(','),
    /** A semicolon, as spreadsheets write where the comma is the decimal point. */
    SEMICOLON(';'),
    /** A tabulator. */
    TAB('\t');

    private final char character;

    Delimiter(char character) {
        this.character = character;
    }

    char character() {
        return character;
    }
}

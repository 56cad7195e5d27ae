package org.entropysum.experiments.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocatedReaderTest {
    private static final int BLOCK = 1 << 15;

    private static LocatedReader reader(byte[] bytes) throws IOException {
        return LocatedReader.of(new ByteArrayInputStream(bytes));
    }

    private static String text(LocatedReader in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int next = in.read(); next != LocatedReader.END; next = in.read()) {
            text.append((char) next);
        }
        return text.toString();
    }

    private static Problem problem(byte[] bytes) {
        MalformedText malformed = catchThrowableOfType(MalformedText.class, () -> text(reader(bytes)));
        return Objects.requireNonNull(malformed).in("f");
    }

    @Test
    void everyLineBreakIsALineFeedAndStartsALine() throws IOException {
        LocatedReader in = reader("a\rb\r\nc\n\rd".getBytes(StandardCharsets.UTF_8));
        assertThat(text(in)).isEqualTo("a\nb\nc\n\nd");
        assertThat(in.line()).isEqualTo(5);
        assertThat(in.column()).isEqualTo(2);
    }

    @Test
    void aCharacterOutsideTheBasicPlaneIsOneColumn() throws IOException {
        LocatedReader in = reader("\uFEFFä😀x".getBytes(StandardCharsets.UTF_8));
        assertThat(text(in)).isEqualTo("ä😀x");
        assertThat(in.column()).isEqualTo(4);
    }

    @Test
    void nothingIsReadFromNothing() throws IOException {
        assertThat(text(reader(new byte[0]))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, BLOCK - 2, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK})
    void theFirstBadByteIsFoundWhereverItStands(int position) {
        byte[] bytes = new byte[position + 2];
        Arrays.fill(bytes, (byte) 'x');
        bytes[position] = (byte) 0xFF;
        assertThat(problem(bytes))
                .isEqualTo(new Problem("f", 1, position + 1, "byte 0xFF is not UTF-8; expected text in UTF-8"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, BLOCK - 3, BLOCK - 2, BLOCK - 1, BLOCK})
    void charactersOfSeveralBytesAreReadAcrossBlocks(int position) throws IOException {
        String text = "x".repeat(position) + "😀€ä\r\ny";
        assertThat(text(reader(text.getBytes(StandardCharsets.UTF_8)))).isEqualTo(text.replace("\r", ""));
    }

    @Test
    void aCharacterThatIsCutOffAtTheEndIsABadByte() {
        assertThat(problem(new byte[] {'x', (byte) 0xE2, (byte) 0x82}).column()).isEqualTo(2);
    }

    @Test
    void aBadByteBehindALineBreakIsOnTheNextLine() {
        assertThat(problem(new byte[] {'x', '\r', (byte) 0xFF}).toString()).startsWith("f:2:1: ");
        assertThat(problem(new byte[] {'x', '\r', '\n', (byte) 0xFF}).toString())
                .startsWith("f:2:1: ");
    }
}

package org.entropysum.experiments.dataset;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Reads UTF-8 strictly, character by character, and knows the place of each. A byte order mark at the start is skipped;
 * every line break ({@code \r\n}, {@code \r}) is read as {@code \n}.
 */
public final class LocatedReader implements Closeable {
    /** What {@link #read()} returns behind the last character. */
    public static final int END = -1;

    private static final int BLOCK = 1 << 15;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(BLOCK).limit(0);
    private final CharBuffer characters = CharBuffer.allocate(BLOCK).limit(0);
    private boolean exhausted;
    private boolean malformed;
    private int line = 1;
    private int column = 1;

    private LocatedReader(InputStream in) {
        this.in = in;
    }

    /**
     * A reader of the given bytes.
     *
     * @param in the bytes; closed with the reader
     * @return the reader, placed before the first character
     * @throws IOException if nothing can be read
     */
    public static LocatedReader of(InputStream in) throws IOException {
        LocatedReader reader = new LocatedReader(in);
        if (reader.peek() == BYTE_ORDER_MARK) {
            reader.characters.get();
        }
        return reader;
    }

    /**
     * The next character, which is left to be read.
     *
     * @return the UTF-16 unit, or {@link #END}
     * @throws MalformedText if a byte that is not UTF-8 comes next
     * @throws IOException if the bytes cannot be read
     */
    public int peek() throws IOException {
        while (!characters.hasRemaining()) {
            if (malformed) {
                byte found = bytes.get(bytes.position());
                throw new MalformedText(
                        line, column, String.format("byte 0x%02X is not UTF-8; expected text in UTF-8", found));
            }
            if (exhausted && !bytes.hasRemaining()) {
                return END;
            }
            decode();
        }
        char next = characters.get(characters.position());
        return next == '\r' ? '\n' : next;
    }

    /**
     * Reads the next character.
     *
     * @return the UTF-16 unit, or {@link #END}
     * @throws MalformedText if a byte that is not UTF-8 comes next
     * @throws IOException if the bytes cannot be read
     */
    public int read() throws IOException {
        int next = peek();
        if (next == END) {
            return END;
        }
        boolean carriageReturn = characters.get() == '\r';
        advance((char) next);
        if (carriageReturn) {
            skipLineFeed();
        }
        return next;
    }

    private void skipLineFeed() throws IOException {
        if (peek() == '\n' && characters.get(characters.position()) == '\n') {
            characters.get();
        }
    }

    private void advance(char read) {
        if (read == '\n') {
            line++;
            column = 1;
        } else if (!Character.isLowSurrogate(read)) {
            column++;
        }
    }

    private void decode() throws IOException {
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        exhausted = count < 0;
        bytes.position(bytes.position() + Math.max(0, count)).flip();
        characters.clear();
        CoderResult result = decoder.decode(bytes, characters, exhausted);
        malformed = result.isError();
        characters.flip();
    }

    /**
     * The line of the next character.
     *
     * @return the line, from 1
     */
    public int line() {
        return line;
    }

    /**
     * The column of the next character, counted in code points.
     *
     * @return the column, from 1
     */
    public int column() {
        return column;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

package org.entropysum.experiments.dataset.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** NumPy's {@code .npy} format, versions 1 to 3: magic, version, length, a Python dictionary as text, numbers. */
final class NpyFormat {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST = 1 << 16;
    private static final Map<String, ScalarType> TYPES = Map.of(
            "b1", ScalarType.U8,
            "u1", ScalarType.U8,
            "i1", ScalarType.I8,
            "i2", ScalarType.I16,
            "i4", ScalarType.I32,
            "i8", ScalarType.I64,
            "f4", ScalarType.F32,
            "f8", ScalarType.F64);
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([<>|=])(\\w+)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\sL]*)\\)");

    private NpyFormat() {}

    static ArrayHeader read(InputStream in) throws IOException {
        HeaderReader header = new HeaderReader(in, "a NumPy .npy file");
        if (!Arrays.equals(header.take(MAGIC.length).array(), MAGIC)) {
            throw new BadFile(
                    0, "the file does not start as NumPy's .npy files do; save the array by numpy.save(file, array)");
        }
        int version = header.take(2).get();
        if (version < 1 || version > 3) {
            throw new BadFile(MAGIC.length, "version " + version + " of the .npy format; expected 1, 2 or 3");
        }
        ByteBuffer length =
                header.take(version == 1 ? Short.BYTES : Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        long count = version == 1 ? length.getShort() & 0xFFFF : length.getInt() & 0xFFFFFFFFL;
        long start = header.position();
        if (count > LONGEST) {
            throw new BadFile(MAGIC.length + 2, "a header of " + count + " bytes; expected at most " + LONGEST);
        }
        String text = new String(header.take((int) count).array(), StandardCharsets.UTF_8);
        return parsed(text, start, header.position());
    }

    private static ArrayHeader parsed(String text, long start, long end) throws IOException {
        Matcher type = found(TYPE, text, start, "a simple 'descr' such as '<f8'; arrays of records are not read");
        Matcher order = found(ORDER, text, start, "'fortran_order'");
        Matcher shape = found(SHAPE, text, start, "'shape'");
        ScalarType scalar = TYPES.get(type.group(2));
        if (scalar == null) {
            throw new BadFile(
                    start,
                    "numbers of the type '" + type.group(2)
                            + "' are not read; convert the array, for example by array.astype('f8')");
        }
        ByteOrder bytes = type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        boolean fortran = order.group(1).equals("True");
        return new ArrayHeader(scalar, bytes, lengths(shape.group(1), start), fortran, end).checked(start);
    }

    private static Matcher found(Pattern pattern, String text, long start, String expected) throws BadFile {
        Matcher matcher = pattern.matcher(text);
        if (matcher.find()) {
            return matcher;
        }
        throw new BadFile(start, "the header lacks " + expected);
    }

    private static List<Long> lengths(String text, long start) throws BadFile {
        List<Long> lengths = new ArrayList<>();
        for (String length : text.replace("L", "").split(",", -1)) {
            if (!length.isBlank()) {
                try {
                    lengths.add(Long.parseLong(length.strip()));
                } catch (NumberFormatException tooLong) {
                    throw new BadFile(start, "the shape (" + text + ") cannot be read");
                }
            }
        }
        return List.copyOf(lengths);
    }
}

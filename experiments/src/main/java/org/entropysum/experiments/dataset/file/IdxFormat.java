package org.entropysum.experiments.dataset.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The IDX format of MNIST: 0, 0, type, number of axes; lengths of 4 bytes; numbers. All big-endian. */
final class IdxFormat {
    private static final Map<Integer, ScalarType> TYPES = Map.of(
            0x08, ScalarType.U8,
            0x09, ScalarType.I8,
            0x0B, ScalarType.I16,
            0x0C, ScalarType.I32,
            0x0D, ScalarType.F32,
            0x0E, ScalarType.F64);

    private IdxFormat() {}

    static ArrayHeader read(InputStream in) throws IOException {
        HeaderReader header = new HeaderReader(in, "an IDX file");
        ByteBuffer magic = header.take(Integer.BYTES);
        if (magic.getShort() != 0) {
            throw new BadFile(
                    0,
                    String.format(
                            "the file starts with 0x%08X; expected an IDX file, which starts with two bytes 0",
                            magic.getInt(0)));
        }
        int code = magic.get() & 0xFF;
        ScalarType type = TYPES.get(code);
        if (type == null) {
            throw new BadFile(
                    2,
                    String.format(
                            "0x%02X is no type of numbers in IDX files; expected 0x08, 0x09 or 0x0B to 0x0E", code));
        }
        int axes = magic.get() & 0xFF;
        List<Long> shape = new ArrayList<>();
        for (int axis = 0; axis < axes; axis++) {
            shape.add(header.take(Integer.BYTES).getInt() & 0xFFFFFFFFL);
        }
        return new ArrayHeader(type, ByteOrder.BIG_ENDIAN, List.copyOf(shape), false, header.position()).checked(3);
    }
}

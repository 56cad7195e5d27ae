package org.entropysum.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.entropysum.experiments.run.CellResult;
import org.entropysum.experiments.run.TracePoint;
import org.junit.jupiter.api.Test;

/** Event files, read back by a reader that shares nothing with the writer. */
class EventFileTest {
    private static final Instant TIME = Instant.parse("2024-05-06T07:08:09.500Z");
    private static final CellResult CELL = Examples.suite().cells().stream()
            .filter(cell -> cell.trace().size() > 2)
            .findFirst()
            .orElseThrow();

    /** What an event says. */
    private record Event(double time, long step, String version, String tag, float value) {}

    /** CRC-32C bit by bit (Castagnoli, polynomial 0x1EDC6F41 reflected), masked as TensorFlow does. */
    private static int masked(byte[] bytes) {
        int crc = ~0;
        for (byte each : bytes) {
            crc ^= each & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc >>> 1) ^ ((crc & 1) == 0 ? 0 : 0x82F63B78);
            }
        }
        crc = ~crc;
        return ((crc >>> 15) | (crc << 17)) + 0xa282ead8;
    }

    @Test
    void theChecksumOfTheTestIsTheKnownOne() {
        byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
        int crc = 0xE3069283; // the check value of CRC-32C
        assertThat(masked(digits)).isEqualTo(((crc >>> 15) | (crc << 17)) + 0xa282ead8);
    }

    private static List<byte[]> records(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        List<byte[]> records = new ArrayList<>();
        while (bytes.hasRemaining()) {
            byte[] length = new byte[8];
            bytes.get(length);
            assertThat(bytes.getInt()).isEqualTo(masked(length));
            long size = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong();
            byte[] content = new byte[(int) size];
            bytes.get(content);
            assertThat(bytes.getInt()).isEqualTo(masked(content));
            records.add(content);
        }
        return records;
    }

    /** The fields of a protocol buffer by their numbers. */
    private static Map<Integer, Object> fields(byte[] message) {
        ByteBuffer bytes = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        Map<Integer, Object> fields = new LinkedHashMap<>();
        while (bytes.hasRemaining()) {
            int key = (int) variable(bytes);
            switch (key & 7) {
                case 0 -> fields.put(key >> 3, variable(bytes));
                case 1 -> fields.put(key >> 3, bytes.getDouble());
                case 5 -> fields.put(key >> 3, bytes.getFloat());
                case 2 -> {
                    byte[] content = new byte[(int) variable(bytes)];
                    bytes.get(content);
                    fields.put(key >> 3, content);
                }
                default -> throw new AssertionError("wire type " + (key & 7));
            }
        }
        return fields;
    }

    private static long variable(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private static Event event(byte[] record) {
        Map<Integer, Object> event = fields(record);
        double time = (Double) field(event, 1);
        long step = (Long) field(event, 2);
        if (event.containsKey(3)) {
            return new Event(time, step, text(field(event, 3)), "", Float.NaN);
        }
        Map<Integer, Object> value = fields((byte[]) field(fields((byte[]) field(event, 5)), 1));
        return new Event(time, step, "", text(field(value, 1)), (Float) field(value, 2));
    }

    private static Object field(Map<Integer, Object> message, int number) {
        return Objects.requireNonNull(message.get(number), () -> "field " + number);
    }

    private static String text(Object bytes) {
        return new String((byte[]) bytes, StandardCharsets.UTF_8);
    }

    @Test
    void everyNumberOfTheTrainingIsReadBack() {
        List<Event> events = records(EventFile.bytes(CELL, TIME)).stream()
                .map(EventFileTest::event)
                .toList();
        assertThat(events).allSatisfy(event -> assertThat(event.time()).isEqualTo(TIME.toEpochMilli() / 1000.0));
        assertThat(events.get(0).version()).isEqualTo("brain.Event:2");
        List<Event> elbo =
                events.stream().filter(event -> event.tag().equals("elbo")).toList();
        List<TracePoint> known =
                CELL.trace().stream().filter(point -> point.elbo() != null).toList();
        assertThat(elbo).hasSameSizeAs(known);
        for (int i = 0; i < known.size(); i++) {
            assertThat(elbo.get(i).step()).isEqualTo(known.get(i).step());
            assertThat(elbo.get(i).value())
                    .isEqualTo(Objects.requireNonNull(known.get(i).elbo()).floatValue());
        }
        assertThat(events).extracting(Event::tag).contains("gap", "gradientNorm", "entropies/posterior");
    }
}

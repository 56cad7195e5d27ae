package org.entropysum.experiments.dataset.library;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.entropysum.experiments.dataset.file.Packed;

/**
 * Takes files out of a tar archive packed by gzip. Only members that are asked for are written, under names that the caller chose; an
 * archive with a link, a device, an absolute name or a name with {@code ..} is refused as a whole.
 */
final class Archive {
    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int SIZE = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int TYPE = 156;
    private static final int MAGIC = 257;
    private static final int PREFIX = 345;
    private static final int PREFIX_LENGTH = 155;
    private static final int OCTAL = 8;
    private static final int LONGEST_RECORD = 1 << 16;

    private final Path archive;
    private String nextName = "";

    private Archive(Path archive) {
        this.archive = archive;
    }

    /** Writes each wanted member to its target; answers which were found. */
    static Map<String, Path> unpack(Path archive, Map<String, Path> wanted, Map<String, Long> sizes)
            throws IOException {
        return new Archive(archive).unpack(wanted, sizes);
    }

    private Map<String, Path> unpack(Map<String, Path> wanted, Map<String, Long> sizes) throws IOException {
        Map<String, Path> found = new HashMap<>();
        try (InputStream in = Packed.open(archive)) {
            for (byte[] header = in.readNBytes(BLOCK); header.length > 0; header = in.readNBytes(BLOCK)) {
                if (header.length < BLOCK) {
                    throw new Unavailable(archive + " ends within a header; fetch it again");
                }
                if (header[0] == 0) {
                    break;
                }
                member(in, header, wanted, sizes, found);
            }
        }
        return found;
    }

    private void member(
            InputStream in, byte[] header, Map<String, Path> wanted, Map<String, Long> sizes, Map<String, Path> found)
            throws IOException {
        long size = size(header);
        char type = (char) header[TYPE];
        if (type == 'x' || type == 'L') {
            nextName = longName(in, size, type);
        } else if (type == '0' || type == 0) {
            String name = checked(header);
            Path target = wanted.get(name);
            if (target != null) {
                if (size != Objects.requireNonNull(sizes.get(name), name)) {
                    throw new Unavailable(
                            name + " in " + archive + " has " + size + " bytes; expected " + sizes.get(name));
                }
                copy(in, size, target);
                found.put(name, target);
            } else {
                skip(in, size);
            }
        } else if (type == '5' || type == 'g') {
            if (type == '5') {
                checked(header);
            }
            skip(in, size);
        } else {
            throw new Unavailable(archive + " holds \"" + checked(header)
                    + "\", which is a link or a device; such archives are not unpacked");
        }
        skip(in, (BLOCK - size % BLOCK) % BLOCK);
    }

    private long size(byte[] header) throws IOException {
        String digits = text(header, SIZE, SIZE_LENGTH).strip();
        try {
            long size = Long.parseLong(digits, OCTAL);
            if (size >= 0) {
                return size;
            }
        } catch (NumberFormatException notOctal) {
            throw new Unavailable(archive + " is not a tar archive; fetch it again");
        }
        throw new Unavailable(archive + " has a member of negative size; fetch it again");
    }

    private String longName(InputStream in, long size, char type) throws IOException {
        if (size > LONGEST_RECORD) {
            throw new Unavailable(archive + " has a name of " + size + " bytes; such archives are not unpacked");
        }
        String record = new String(in.readNBytes((int) size), StandardCharsets.UTF_8);
        if (type == 'L') {
            return record.replace("\0", "");
        }
        return record.lines()
                .filter(line -> line.contains(" path="))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .findFirst()
                .orElse("");
    }

    private String checked(byte[] header) throws IOException {
        String own = text(header, 0, NAME);
        boolean hasPrefix = text(header, MAGIC, 5).equals("ustar") && header[PREFIX] != 0;
        String full = hasPrefix ? text(header, PREFIX, PREFIX_LENGTH) + "/" + own : own;
        String name = nextName.isEmpty() ? full : nextName;
        nextName = "";
        boolean leadsOut = name.startsWith("/")
                || name.startsWith("\\")
                || name.matches("(?s)[A-Za-z]:.*")
                || java.util.List.of(name.split("[/\\\\]")).contains("..");
        if (leadsOut) {
            throw new Unavailable(
                    archive + " holds \"" + name + "\", a name that leads out of it; such archives are not unpacked");
        }
        return name;
    }

    private static String text(byte[] header, int start, int length) {
        int end = start;
        while (end < start + length && header[end] != 0) {
            end++;
        }
        return new String(header, start, end - start, StandardCharsets.UTF_8);
    }

    private void copy(InputStream in, long size, Path target) throws IOException {
        byte[] block = new byte[1 << 16];
        try (var out = Files.newOutputStream(target)) {
            for (long left = size; left > 0; ) {
                int count = in.read(block, 0, (int) Math.min(block.length, left));
                if (count < 0) {
                    throw new Unavailable(archive + " is cut off; fetch it again");
                }
                out.write(block, 0, count);
                left -= count;
            }
        }
    }

    private void skip(InputStream in, long count) throws IOException {
        try {
            in.skipNBytes(count);
        } catch (EOFException cutOff) {
            throw new Unavailable(archive + " is cut off; fetch it again");
        }
    }
}

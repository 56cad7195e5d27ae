package org.entropysum.experiments.dataset.file;

import java.nio.ByteBuffer;

/** The type of the numbers in an array. */
enum ScalarType {
    U8(1) {
        @Override
        double read(ByteBuffer bytes) {
            return bytes.get() & 0xFF;
        }
    },
    I8(1) {
        @Override
        double read(ByteBuffer bytes) {
            return bytes.get();
        }
    },
    I16(2) {
        @Override
        double read(ByteBuffer bytes) {
            return bytes.getShort();
        }
    },
    I32(4) {
        @Override
        double read(ByteBuffer bytes) {
            return bytes.getInt();
        }
    },
    I64(8) {
        @Override
        double read(ByteBuffer bytes) {
            return bytes.getLong();
        }
    },
    F32(4) {
        @Override
        double read(ByteBuffer bytes) {
            return bytes.getFloat();
        }
    },
    F64(8) {
        @Override
        double read(ByteBuffer bytes) {
            return bytes.getDouble();
        }
    };

    private final int size;

    ScalarType(int size) {
        this.size = size;
    }

    /** The bytes of a number. */
    int size() {
        return size;
    }

    boolean mayBeNotFinite() {
        return this == F32 || this == F64;
    }

    abstract double read(ByteBuffer bytes);
}

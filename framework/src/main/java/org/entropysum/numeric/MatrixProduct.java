package org.entropysum.numeric;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * The product op(A) · op(B) of row-major buffers on the heap. Small products run in plain loops, larger ones through OpenBLAS
 * on one thread, blocks of rows at a time, by way of a buffer outside the heap that each thread keeps. Where no OpenBLAS can
 * be loaded the loops do it all. The way depends on the shapes alone, and so do the bits.
 */
final class MatrixProduct {
    /** Which factor is transposed. */
    enum Form {
        /** A [m, k] · B [k, n]. */
        PLAIN,
        /** Aᵀ with A [k, m] · B [k, n]. */
        LEFT_TRANSPOSED,
        /** A [m, k] · Bᵀ with B [n, k]. */
        RIGHT_TRANSPOSED
    }

    /** Multiplications below which plain loops are faster than the way to OpenBLAS; measured. */
    static final int SMALLEST_FOR_BLAS = 400;

    /** Numbers in a block of rows: half a megabyte, which stays in a second-level cache. */
    private static final int BLOCK = 1 << 16;

    private static final ThreadLocal<Room> ROOM = ThreadLocal.withInitial(Room::new);

    private final Form form;
    private final int m;
    private final int n;
    private final int k;

    private MatrixProduct(Form form, int m, int n, int k) {
        this.form = form;
        this.m = m;
        this.n = n;
        this.k = k;
    }

    /** C [m, n] = op(A) op(B) for zeros C. */
    static void into(double[] c, Form form, int m, int n, int k, double[] a, double[] b) {
        MatrixProduct product = new MatrixProduct(form, m, n, k);
        if ((long) m * n * k < SMALLEST_FOR_BLAS || !OpenBlas.IS_THERE) {
            byLoops(c, form, m, n, k, a, b);
        } else if (form == Form.LEFT_TRANSPOSED) {
            product.overInnerBlocks(a, b, c);
        } else {
            product.overRowBlocks(a, b, c);
        }
    }

    /** C [n, n] = Aᵀ A for zeros C, symmetric to the last bit. */
    static void gram(double[] c, int n, int k, double[] a) {
        if ((long) n * n * k < SMALLEST_FOR_BLAS || !OpenBlas.IS_THERE) {
            byLoops(c, Form.LEFT_TRANSPOSED, n, n, k, a, a);
        } else {
            new MatrixProduct(Form.LEFT_TRANSPOSED, n, n, k).gramOverBlocks(a, c);
            mirror(c, n);
        }
    }

    // Rows of A in blocks, whose products add up in the upper triangle of C
    private void gramOverBlocks(double[] a, double[] c) {
        int block = Math.min(k, blockRows(2 * n));
        Room room = ROOM.get();
        DoublePointer left = room.left((long) block * n);
        DoublePointer result = room.result((long) n * n);
        for (int row = 0; row < k; row += block) {
            int rows = Math.min(block, k - row);
            left.put(a, row * n, rows * n);
            openblas_nolapack.cblas_dsyrk(
                    openblas_nolapack.CblasRowMajor,
                    openblas_nolapack.CblasUpper,
                    openblas_nolapack.CblasTrans,
                    n,
                    rows,
                    1,
                    left,
                    n,
                    row == 0 ? 0 : 1,
                    result,
                    n);
        }
        result.get(c, 0, n * n);
        room.tidy();
    }

    /** Copies the upper triangle of an [n, n] to the lower one. */
    static void mirror(double[] c, int n) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                c[i * n + j] = c[j * n + i];
            }
        }
    }

    private int blockRows(int width) {
        return Math.max(64, BLOCK / width);
    }

    // Rows of A and C in blocks, all of B
    private void overRowBlocks(double[] a, double[] b, double[] c) {
        int block = Math.min(m, blockRows(k + n));
        Room room = ROOM.get();
        DoublePointer left = room.left((long) block * k);
        DoublePointer right = room.right((long) n * k);
        DoublePointer result = room.result((long) block * n);
        right.put(b, 0, n * k);
        int transposed = form == Form.RIGHT_TRANSPOSED ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans;
        for (int row = 0; row < m; row += block) {
            int rows = Math.min(block, m - row);
            left.put(a, row * k, rows * k);
            openblas_nolapack.cblas_dgemm(
                    openblas_nolapack.CblasRowMajor,
                    openblas_nolapack.CblasNoTrans,
                    transposed,
                    rows,
                    n,
                    k,
                    1,
                    left,
                    k,
                    right,
                    form == Form.RIGHT_TRANSPOSED ? k : n,
                    0,
                    result,
                    n);
            result.get(c, row * n, rows * n);
        }
        room.tidy();
    }

    // Rows of A and B in blocks, whose products add up in C
    private void overInnerBlocks(double[] a, double[] b, double[] c) {
        int block = Math.min(k, blockRows(m + n));
        Room room = ROOM.get();
        DoublePointer left = room.left((long) block * m);
        DoublePointer right = room.right((long) block * n);
        DoublePointer result = room.result((long) m * n);
        for (int row = 0; row < k; row += block) {
            int rows = Math.min(block, k - row);
            left.put(a, row * m, rows * m);
            right.put(b, row * n, rows * n);
            openblas_nolapack.cblas_dgemm(
                    openblas_nolapack.CblasRowMajor,
                    openblas_nolapack.CblasTrans,
                    openblas_nolapack.CblasNoTrans,
                    m,
                    n,
                    rows,
                    1,
                    left,
                    m,
                    right,
                    n,
                    row == 0 ? 0 : 1,
                    result,
                    n);
        }
        result.get(c, 0, m * n);
        room.tidy();
    }

    /** C [m, n] += op(A) op(B). */
    static void byLoops(double[] c, Form form, int m, int n, int k, double[] a, double[] b) {
        for (int i = 0; i < m; i++) {
            if (form == Form.RIGHT_TRANSPOSED) {
                scalarProducts(a, i * k, k, b, c, i * n, n);
            } else {
                boolean transposed = form == Form.LEFT_TRANSPOSED;
                for (int p = 0; p < k; p++) {
                    addRow(transposed ? a[p * m + i] : a[i * k + p], b, p * n, c, i * n, n);
                }
            }
        }
    }

    private static void scalarProducts(double[] a, int aAt, int k, double[] b, double[] c, int cAt, int n) {
        for (int j = 0; j < n; j++) {
            double sum = 0;
            for (int p = 0; p < k; p++) {
                sum += a[aAt + p] * b[j * k + p];
            }
            c[cAt + j] += sum;
        }
    }

    private static void addRow(double factor, double[] b, int bAt, double[] c, int cAt, int n) {
        for (int j = 0; j < n; j++) {
            c[cAt + j] += factor * b[bAt + j];
        }
    }

    /** Buffers outside the heap, one set a thread. */
    private static final class Room {
        /** Buffers larger than 32 megabytes are not kept. */
        private static final long KEPT = 1 << 22;

        private DoublePointer left = new DoublePointer();
        private DoublePointer right = new DoublePointer();
        private DoublePointer result = new DoublePointer();

        DoublePointer left(long size) {
            left = grown(left, size);
            return left;
        }

        DoublePointer right(long size) {
            right = grown(right, size);
            return right;
        }

        DoublePointer result(long size) {
            result = grown(result, size);
            return result;
        }

        private static DoublePointer grown(DoublePointer buffer, long size) {
            if (buffer.capacity() >= size) {
                return buffer;
            }
            buffer.close();
            return new DoublePointer(size);
        }

        void tidy() {
            left = kept(left);
            right = kept(right);
            result = kept(result);
        }

        private static DoublePointer kept(DoublePointer buffer) {
            if (buffer.capacity() <= KEPT) {
                return buffer;
            }
            buffer.close();
            return new DoublePointer();
        }
    }
}

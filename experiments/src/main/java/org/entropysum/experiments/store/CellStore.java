package org.entropysum.experiments.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.entropysum.experiments.report.AtomicFile;
import org.entropysum.experiments.run.Archive;
import org.entropysum.experiments.run.CellRun;
import org.entropysum.experiments.run.FinishedRun;
import org.entropysum.experiments.run.Judgement;
import org.jspecify.annotations.Nullable;

/**
 * The results of single runs in the folder {@code cells}, kept between runs. Files of other settings, data or code are
 * left alone. One process at a time writes to a folder.
 */
public final class CellStore implements Archive, AutoCloseable {
    private static final int HASH_IN_NAME = 12;
    private static final String SUFFIX = ".json";

    private final Path folder;
    private final Identities identities;
    private final Rerun rerun;
    private final Supplier<Map<String, String>> origin;
    private final Map<CellRun, CellIdentity> known = new HashMap<>();
    private final List<String> unreadable = new ArrayList<>();
    private @Nullable FileChannel lock;

    private CellStore(Path folder, Identities identities, Rerun rerun, Supplier<Map<String, String>> origin) {
        this.folder = folder;
        this.identities = identities;
        this.rerun = rerun;
        this.origin = origin;
    }

    /**
     * The store in a folder of results; nothing is written before {@link #lock}.
     *
     * @param results the folder of results
     * @param identities tells what a result depends on
     * @param rerun which results do not count
     * @param origin when, where and with what results are found, asked for each
     * @return the store
     */
    public static CellStore in(Path results, Identities identities, Rerun rerun, Supplier<Map<String, String>> origin) {
        return new CellStore(results.resolve("cells"), identities, rerun, origin);
    }

    /**
     * Takes the folder for this process, until it closes the store or dies, and removes what a crash left half written.
     *
     * @return whether no other process has it
     * @throws IOException if the folder cannot be written
     */
    public boolean lock() throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        lock = channel;
        try {
            @Nullable FileLock taken = channel.tryLock();
            if (taken == null) {
                return false;
            }
        } catch (OverlappingFileLockException sameProcess) {
            return false;
        }
        try (DirectoryStream<Path> halves = Files.newDirectoryStream(folder, ".*.tmp")) {
            for (Path half : halves) {
                Files.deleteIfExists(half);
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        if (lock != null) {
            lock.close();
        }
    }

    @Override
    public Optional<FinishedRun> find(CellRun run) {
        return rerun == Rerun.ALL
                ? Optional.empty()
                : stored(run).filter(it -> rerun != Rerun.FAILED || it.result().passed());
    }

    /**
     * The result for these settings, data and code, whether it counts or not.
     *
     * @param run the cell and its seed
     * @return the result, judged by what the suite expects now
     */
    public Optional<FinishedRun> stored(CellRun run) {
        return read(file(run)).flatMap(cell -> judged(run, cell));
    }

    private Optional<FinishedRun> judged(CellRun run, StoredCell cell) {
        try {
            return Optional.of(new FinishedRun(run, Judgement.of(run, cell.toResult()), cell.data()));
        } catch (IOException otherForm) {
            unreadable.add(file(run).getFileName() + ": " + firstLine(otherForm));
            return Optional.empty();
        }
    }

    @Override
    public void keep(FinishedRun finished) {
        CellRun run = finished.run();
        try {
            AtomicFile.at(file(run))
                    .write(StoredCell.of(identity(run), finished.result(), finished.data(), origin.get())
                            .text());
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write results to " + folder, failed);
        }
    }

    /**
     * What has changed since the newest result of the same cell and seed for other settings, data or code.
     *
     * @param run the cell and its seed
     * @return the changes; empty if there is no such result
     */
    public List<String> changes(CellRun run) {
        return newest(run)
                .map(cell -> Changes.between(cell.identity(), identity(run)))
                .orElse(List.of());
    }

    /**
     * How long the cell took with this seed, under these settings or others.
     *
     * @param run the cell and its seed
     * @return seconds, if it has run before
     */
    public OptionalDouble secondsBefore(CellRun run) {
        return read(file(run))
                .or(() -> newest(run))
                .map(cell -> OptionalDouble.of(cell.seconds()))
                .orElse(OptionalDouble.empty());
    }

    /** {@return one line for each file that is no result, or no longer one} */
    public List<String> unreadable() {
        return List.copyOf(unreadable);
    }

    private CellIdentity identity(CellRun run) {
        return known.computeIfAbsent(run, identities::of);
    }

    private Path file(CellRun run) {
        return folder.resolve(prefix(run) + identity(run).hash().substring(0, HASH_IN_NAME) + SUFFIX);
    }

    private static String prefix(CellRun run) {
        return run.cell().name() + "-" + run.seed() + "-";
    }

    private Optional<StoredCell> newest(CellRun run) {
        Pattern form = Pattern.compile(Pattern.quote(prefix(run)) + "[0-9a-f]{" + HASH_IN_NAME + "}\\.json");
        Path own = file(run);
        List<Path> others = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, prefix(run) + "*" + SUFFIX)) {
            for (Path file : files) {
                if (!file.equals(own)
                        && form.matcher(file.getFileName().toString()).matches()) {
                    others.add(file);
                }
            }
        } catch (IOException none) {
            return Optional.empty();
        }
        return others.stream().max(Comparator.comparing(CellStore::time)).flatMap(this::read);
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }

    private Optional<StoredCell> read(Path file) {
        try {
            return Optional.of(StoredCell.read(Files.readAllBytes(file)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException broken) {
            unreadable.add(file.getFileName() + ": " + firstLine(broken));
            return Optional.empty();
        }
    }

    private static String firstLine(Exception failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}

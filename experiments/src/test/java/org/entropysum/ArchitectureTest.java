package org.entropysum;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.entropysum.plugin.ModelModule;
import org.entropysum.plugin.ModelSpec;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The architecture of all four modules: who may see whom, and what may be done where. */
@AnalyzeClasses(packages = "org.entropysum", importOptions = ArchitectureTest.MainClasses.class)
class ArchitectureTest {
    private static final String ROOT = "org.entropysum.";
    private static final String MODELS = ROOT + "models..";
    private static final String EXPERIMENTS = ROOT + "experiments..";

    /** The packages of the framework; each may use only those before it. */
    private static final List<String> FRAMEWORK_ORDER = List.of(
            "numeric",
            "family",
            "data",
            "model",
            "network",
            "graph",
            "posterior",
            "fused",
            "elbo",
            "learning",
            "manifold",
            "verification",
            "plugin");

    /** What a model may use: no training, no evaluation, no verification. */
    private static final List<String> OPEN_TO_MODELS =
            List.of("numeric", "family", "data", "model", "network", "graph", "posterior", "fused", "plugin");

    private static final Set<String> ELEMENT_ACCESS = Set.of(
            "data",
            "getDouble",
            "getDoubleUnsafe",
            "getFloat",
            "getInt",
            "getLong",
            "getNumber",
            "getScalar",
            "getRow",
            "getColumn",
            "putScalar",
            "putScalarUnsafe",
            "putRow",
            "putColumn");

    @ArchTest
    static final ArchRule packagesOfTheFrameworkUseOnlyThoseBeforeThem = frameworkOrder();

    @ArchTest
    static final ArchRule packagesOfTheFrameworkHaveAPlaceInTheOrder = classes()
            .that()
            .resideOutsideOfPackages(MODELS, EXPERIMENTS)
            .should()
            .resideInAnyPackage(packages(FRAMEWORK_ORDER));

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching(ROOT + "(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule modelModulesDoNotSeeEachOther = CompositeArchRule.of(
                    unseen(ROOT + "models.gaussian..", ROOT + "models.expfamily.."))
            .and(unseen(ROOT + "models.expfamily..", ROOT + "models.gaussian.."));

    @ArchTest
    static final ArchRule modelsUseOnlyWhatDescribesAModel = classes()
            .that()
            .resideInAPackage(MODELS)
            .should()
            .onlyDependOnClassesThat(
                    foreignOr(resideInAPackage(MODELS).or(resideInAnyPackage(packages(OPEN_TO_MODELS)))))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule experimentsFindModelsThroughTheCatalogOnly = unseen(EXPERIMENTS, MODELS);

    @ArchTest
    static final ArchRule frameworkKnowsNoFileFormatAndNoFile = noClasses()
            .that()
            .resideOutsideOfPackages(MODELS, EXPERIMENTS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.fasterxml.jackson..",
                    "org.nd4j.shade.jackson..",
                    "org.yaml..",
                    "java.io..",
                    "java.nio.file..");

    @ArchTest
    static final ArchRule guiceStaysAtTheEdge = noClasses()
            .that()
            .resideOutsideOfPackages("..plugin..", ROOT + "experiments.run..", ROOT + "experiments.cli..")
            .and()
            .areNotAssignableTo(ModelModule.class)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google.inject..");

    @ArchTest
    static final ArchRule onlyTheCommandLineTalksToTheConsole = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "experiments.cli..")
            .should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule onlyTheCommandLineEndsTheProgram = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "experiments.cli..")
            .should()
            .accessTargetWhere(target(System.class, "exit"))
            .orShould()
            .accessTargetWhere(target(Runtime.class, "exit", "halt"));

    @ArchTest
    static final ArchRule randomNumbersComeFromAStreamThatIsPassedIn = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "numeric..")
            .should()
            .accessTargetWhere(target(Math.class, "random"))
            .orShould()
            .accessTargetWhere(describe(
                    "target is Nd4j.rand* or Nd4j.getRandom",
                    access -> access.getTargetOwner().isEquivalentTo(Nd4j.class)
                            && (access.getName().startsWith("rand")
                                    || access.getName().startsWith("getRandom"))))
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(java.util.Random.class)
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(ThreadLocalRandom.class);

    @ArchTest
    static final ArchRule elementsOfArraysAreTouchedInNumericOnly = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "numeric..")
            .should()
            .accessTargetWhere(describe(
                    "target is an element of an INDArray",
                    access -> access.getTargetOwner().isAssignableTo(INDArray.class)
                            && ELEMENT_ACCESS.contains(access.getName())));

    @ArchTest
    static final ArchRule nativeLibrariesAreCalledInNumericOnly = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "numeric..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bytedeco..");

    @ArchTest
    static final ArchRule namesSayWhatAClassIs =
            noClasses().should().haveNameMatching(".*(Utils?|Helper|Manager|Impl|Common)");

    @ArchTest
    static final ArchRule packagesAreNamedAfterTheirSubject = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..utils..", "..helper..", "..helpers..", "..common..", "..misc..");

    @ArchTest
    static final ArchRule settingsOfModelsAreRecords = classes()
            .that()
            .areAssignableTo(ModelSpec.class)
            .and()
            .areNotInterfaces()
            .should()
            .beRecords()
            .allowEmptyShould(true);

    @ArchTest
    static void mainClassesOfEveryModuleAreExamined(JavaClasses examined) throws Exception {
        URL tests = ArchitectureTest.class.getProtectionDomain().getCodeSource().getLocation();
        Path root = Path.of(tests.toURI()).resolve("../../..").normalize();
        for (String module : List.of("framework", "models-gaussian", "models-expfamily", "experiments")) {
            for (String name : sourcesBelow(root.resolve(module).resolve("src/main/java"))) {
                assertThat(examined.contain(name)).as("%s of %s", name, module).isTrue();
            }
        }
        assertThat(examined.contain(ArchitectureTest.class)).isFalse();
    }

    /** Leaves tests out, and the framework's test jar, too. */
    static final class MainClasses implements ImportOption {
        private final ImportOption noTests = new DoNotIncludeTests();

        @Override
        public boolean includes(Location location) {
            return noTests.includes(location) && !location.contains("-tests.jar");
        }
    }

    private static ArchRule frameworkOrder() {
        List<ArchRule> rules = new ArrayList<>();
        for (int i = 0; i < FRAMEWORK_ORDER.size(); i++) {
            rules.add(classes()
                    .that()
                    .resideInAPackage(ROOT + FRAMEWORK_ORDER.get(i) + "..")
                    .should()
                    .onlyDependOnClassesThat(foreignOr(resideInAnyPackage(packages(FRAMEWORK_ORDER.subList(0, i + 1)))))
                    .allowEmptyShould(true));
        }
        return CompositeArchRule.of(rules);
    }

    private static ArchRule unseen(String from, String hidden) {
        return noClasses()
                .that()
                .resideInAPackage(from)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(hidden)
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaClass> foreignOr(DescribedPredicate<JavaClass> ours) {
        return resideOutsideOfPackage(ROOT + ".").or(ours);
    }

    private static DescribedPredicate<JavaAccess<?>> target(Class<?> owner, String... members) {
        List<String> names = List.of(members);
        return describe(
                "target is " + owner.getSimpleName() + "." + String.join(" or ", names),
                access -> access.getTargetOwner().isEquivalentTo(owner) && names.contains(access.getName()));
    }

    private static String[] packages(List<String> names) {
        return names.stream().map(name -> ROOT + name + "..").toArray(String[]::new);
    }

    private static List<String> sourcesBelow(Path sources) throws IOException {
        if (!Files.isDirectory(sources)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(sources)) {
            return files.map(file -> sources.relativize(file).toString())
                    .filter(file -> file.endsWith(".java") && !file.endsWith("package-info.java"))
                    .map(file -> file.replace(".java", "").replace(File.separatorChar, '.'))
                    .toList();
        }
    }
}

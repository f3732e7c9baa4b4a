package kz.tumar.verify;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The verifier shares no code with what it verifies, and its jar is the whole program.
final class IndependenceTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("kz.tumar.verify");

    @Test
    void verifier_needsNothingButTheJdk_andAReaderOfCommandLines() {
        classes()
                .that()
                .doNotHaveSimpleName("Arguments")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("kz.tumar.verify..", "java..", "org.jspecify.annotations..")
                .check(CLASSES);
        classes()
                .that()
                .haveSimpleName("Arguments")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("kz.tumar.verify..", "java..", "org.jspecify.annotations..", "picocli..")
                .check(CLASSES);
    }

    /// A mirror must fetch; whoever verifies a package need not wonder what else the program does.
    @Test
    void verifier_doesNotUseTheLenientArchiveReader_orTheNetwork_butToReadALog() {
        noClasses()
                .that()
                .resideOutsideOfPackage("kz.tumar.verify.face")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.util\\.zip\\.(Zip|Inflater|GZIP).*|java\\.net\\..*")
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandsAboutLogs_readOverTheNetwork() {
        noClasses()
                .that()
                .doNotHaveSimpleName("LogCommand")
                .and()
                .resideOutsideOfPackage("kz.tumar.verify.face")
                .should()
                .dependOnClassesThat()
                .haveSimpleName("HttpFace")
                .check(CLASSES);
    }

    @Test
    void innerPackages_doNotKnowThePackageThatUsesThem() {
        noClasses()
                .that()
                .resideInAnyPackage("kz.tumar.verify.*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("kz.tumar.verify")
                .check(CLASSES);
    }
}

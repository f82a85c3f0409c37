package io.github.migrationtest;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.migrationtest.fixtures.DatabaseLogin;
import io.github.migrationtest.fixtures.DatabaseSettings;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The arrows of the design, held to the compiled classes of all modules. */
class ArchitectureTests {
    private static final String ROOT = "io.github.migrationtest";
    private static final String JUNIT_GLUE = ROOT + ".internal.junit";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void seesEveryModule() {
        assertThat(CLASSES.stream().map(JavaClass::getPackageName))
                .contains(ROOT, ROOT + ".schema", ROOT + ".fixtures.sqlite", ROOT + ".migration.drizzle", JUNIT_GLUE);
    }

    @Test
    void hasNoCyclesBetweenPackages() {
        // An annotation must name its extension, and the extension must read its annotation; who starts a rehearsal
        // starts all of it.
        slices().matching("io.github.(**)")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(resideInAPackage(ROOT), resideInAPackage(JUNIT_GLUE))
                .ignoreDependency(isPartOf(Rehearsal.class), resideInAPackage(ROOT + ".."))
                .check(CLASSES);
    }

    @Test
    void hasNoPackageInTwoModules() {
        Map<String, Set<URI>> places = CLASSES.stream()
                .collect(groupingBy(JavaClass::getPackageName, mapping(ArchitectureTests::moduleOf, toSet())));

        assertThat(places).allSatisfy((name, modules) -> assertThat(modules).hasSize(1));
    }

    private static DescribedPredicate<JavaClass> isPartOf(Class<?> whole) {
        return DescribedPredicate.describe(
                "part of " + whole.getSimpleName(),
                type -> type.getName().equals(whole.getName()) || type.getName().startsWith(whole.getName() + "$"));
    }

    private static URI moduleOf(JavaClass type) {
        String source = type.getSource().orElseThrow().getUri().toString();
        String file = type.getName().replace('.', '/') + ".class";
        return URI.create(source.substring(0, source.length() - file.length()));
    }

    @Test
    void knowsJUnitInTheAnnotationsAndTheGlueOnly() {
        noClasses()
                .that(resideInAPackage(ROOT + "..")
                        .and(not(resideInAPackage(JUNIT_GLUE)))
                        .and(not(type(MigrationTest.class)))
                        .and(not(type(EachMigration.class)))
                        .and(not(type(EachDatabase.class)))
                        .and(not(type(MigrationExtension.class)))
                        .and(not(type(MigrationChecks.class))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit..", "org.opentest4j..")
                .check(CLASSES);
    }

    @Test
    void showsOfTheGlueOnlyWhatAnAnnotationMustName() {
        assertThat(CLASSES.stream()
                        .filter(type -> type.getPackageName().equals(JUNIT_GLUE))
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrder(
                        "MigrationTestExtension", "EachMigrationExtension", "EachDatabaseExtension", "CheckNodes");
    }

    @Test
    void keepsEachToolToItself() {
        slices().matching(ROOT + ".migration.(*)..")
                .should()
                .notDependOnEachOther()
                .check(CLASSES);
    }

    @Test
    void letsToolsKnowNoProviderAndNoRehearsal() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".migration..")
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + ".fixtures..")
                        .and(not(type(DatabaseSettings.class)))
                        .and(not(type(DatabaseLogin.class))))
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT, ROOT + ".internal.rehearsal", ROOT + ".internal.settings")
                .check(CLASSES);
    }

    @Test
    void letsSnapshotsKnowNothingButThemselves() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".database", ROOT + ".schema", ROOT + ".data", ROOT + ".assertions")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT, ROOT + ".fixtures..", ROOT + ".migration..")
                .check(CLASSES);
    }

    @Test
    void marksEveryPackageAsNullMarked() {
        assertThat(CLASSES.stream().map(JavaClass::getPackage).collect(toSet()))
                .allSatisfy(each -> assertThat(each.isAnnotatedWith(NullMarked.class))
                        .as(each.getName())
                        .isTrue());
    }

    @Test
    void namesNoClassAfterNothingInParticular() {
        classes()
                .should()
                .haveNameNotMatching(".*(Util|Utils|Helper|Helpers|Common|Manager)")
                .check(CLASSES);
    }

    @Test
    void showsUsersOnlyTypesOfTheJdkOfAssertJAndOfItsOwn() {
        Set<String> foreign = new TreeSet<>();
        CLASSES.stream().filter(ArchitectureTests::isForUsers).forEach(type -> {
            Stream.concat(Stream.of(type), Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream()))
                    .forEach(each -> note(type, type.getSimpleName(), each, foreign));
            type.getMembers().stream().filter(ArchitectureTests::isVisible).forEach(member -> typesOf(member)
                    .forEach(each -> note(type, member.getFullName(), each, foreign)));
        });

        assertThat(foreign).isEmpty();
    }

    private static void note(JavaClass type, String where, JavaType shown, Set<String> foreign) {
        shown.getAllInvolvedRawTypes().stream()
                .filter(each -> !isKnownToUsers(type, each))
                .forEach(each -> foreign.add(where + " shows " + each.getName()));
    }

    private static boolean isKnownToUsers(JavaClass type, JavaClass shown) {
        String name = shown.getBaseComponentType().getPackageName();
        return shown.getBaseComponentType().isPrimitive()
                || name.startsWith("java.")
                || name.startsWith("javax.sql")
                || name.startsWith("org.assertj.core.")
                || name.startsWith(ROOT) && !name.contains(".internal.")
                || type.isEquivalentTo(MigrationChecks.class) && name.startsWith("org.junit.jupiter.api")
                || type.isEquivalentTo(MigrationExtension.class)
                        && (name.startsWith("org.junit.jupiter.api") || name.equals(JUNIT_GLUE));
    }

    private static boolean isForUsers(JavaClass type) {
        Optional<JavaClass> enclosing = type.getEnclosingClass();
        return !type.getPackageName().contains(".internal.")
                && type.getModifiers().contains(JavaModifier.PUBLIC)
                && (enclosing.isEmpty() || isForUsers(enclosing.get()));
    }

    private static boolean isVisible(JavaMember member) {
        Set<JavaModifier> modifiers = member.getModifiers();
        return (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED))
                && !modifiers.contains(JavaModifier.SYNTHETIC);
    }

    private static Stream<? extends JavaType> typesOf(JavaMember member) {
        if (!(member instanceof JavaCodeUnit code)) {
            return Stream.of(((JavaField) member).getType());
        }
        Stream<JavaType> taken = Stream.concat(code.getParameterTypes().stream(), code.getExceptionTypes().stream());
        return code instanceof JavaMethod method ? Stream.concat(taken, Stream.of(method.getReturnType())) : taken;
    }
}

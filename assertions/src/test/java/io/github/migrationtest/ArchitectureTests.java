package io.github.migrationtest;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The arrows of the design, as far as they are in this module. */
class ArchitectureTests {
    private static final String ROOT = "io.github.migrationtest";
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void arrowsPointDownOnly() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("database")
                .definedBy(ROOT + ".database")
                .layer("sql")
                .definedBy(ROOT + ".internal.sql")
                .layer("rows")
                .definedBy(ROOT + ".internal.rows..")
                .layer("schema")
                .definedBy(ROOT + ".schema..")
                .layer("data")
                .definedBy(ROOT + ".data")
                .layer("assertions")
                .definedBy(ROOT + ".assertions")
                .whereLayer("database")
                .mayNotAccessAnyLayer()
                .whereLayer("sql")
                .mayOnlyAccessLayers("database")
                .whereLayer("rows")
                .mayOnlyAccessLayers("sql")
                .whereLayer("schema")
                .mayOnlyAccessLayers("database", "sql")
                .whereLayer("data")
                .mayOnlyAccessLayers("database", "sql", "rows", "schema")
                .whereLayer("assertions")
                .mayOnlyAccessLayers("database", "sql", "schema", "data")
                .ensureAllClassesAreContainedInArchitecture()
                .check(MAIN);
    }

    @Test
    void noPackagesGoInCircles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void nothingKnowsJUnitOrTheModulesAbove() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.junit..", ROOT, ROOT + ".fixtures..", ROOT + ".migration..", ROOT + ".check.."))
                .check(MAIN);
    }

    @Test
    void noDriverIsKnown() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("org.sqlite.."))
                .check(MAIN);
    }

    @Test
    void assertJIsKnownToTheAssertionsOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".assertions")
                .should()
                .dependOnClassesThat(resideInAPackage("org.assertj.."))
                .check(MAIN);
    }

    @Test
    void publicSignaturesNameTypesThatAUserHas() {
        methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage(ROOT + ".internal..")
                .should(nameOnly(resideInAnyPackage(
                        "java..",
                        "javax.sql",
                        "org.assertj.core..",
                        ROOT + ".database",
                        ROOT + ".schema",
                        ROOT + ".data",
                        ROOT + ".assertions")))
                .check(MAIN);
    }

    @Test
    void assertionsCanBeProxiedBySoftAssertions() {
        DescribedPredicate<JavaClass> assertion = JavaClass.Predicates.assignableTo(AbstractAssert.class);
        classes().that(assertion).should().notHaveModifier(JavaModifier.FINAL).check(MAIN);
        methods()
                .that()
                .areDeclaredInClassesThat(assertion)
                .and()
                .areNotPrivate()
                .should()
                .notBeFinal()
                .check(MAIN);
        classes()
                .that(assertion)
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .should(be(DescribedPredicate.describe(
                        "made by one public constructor with one argument", type -> type.getConstructors().stream()
                                .allMatch(each -> each.getModifiers().contains(JavaModifier.PUBLIC)
                                        && each.getRawParameterTypes().size() == 1))))
                .check(MAIN);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(MAIN.stream().map(JavaClass::getPackage).distinct())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.isAnnotatedWith(NullMarked.class))
                        .as(each.getName())
                        .isTrue());
    }

    private static ArchCondition<JavaMember> nameOnly(DescribedPredicate<JavaClass> known) {
        return new ArchCondition<>("name only types that " + known.getDescription()) {
            @Override
            public void check(JavaMember member, ConditionEvents events) {
                JavaCodeUnit method = (JavaCodeUnit) member;
                Stream.concat(
                                Stream.of(method.getRawReturnType()),
                                Stream.concat(
                                        method.getRawParameterTypes().stream(), method.getExceptionTypes().stream()))
                        .map(JavaClass::getBaseComponentType)
                        .filter(type -> !type.isPrimitive() && !known.test(type))
                        .forEach(type -> events.add(SimpleConditionEvent.violated(
                                member, member.getFullName() + " names " + type.getName())));
            }
        };
    }
}

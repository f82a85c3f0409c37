package io.github.migrationtest.internal.junit;

import io.github.migrationtest.Populated;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.fixtures.populate.FilledTable;
import io.github.migrationtest.fixtures.populate.Population;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** The nearest {@code @Populated} of a test. */
record PopulatedBy(Populated annotation, String where) {

    /** A test by its method and class. */
    private record Place(Optional<java.lang.reflect.Method> method, Class<?> testClass) {}

    /** What was found for a test. */
    private record Found(Optional<PopulatedBy> by) {}

    /** Looked for once for all invocations of a method. */
    static Optional<PopulatedBy> of(ExtensionContext context) {
        return Stores.of(context.getRoot())
                .getOrComputeIfAbsent(
                        new Place(context.getTestMethod(), context.getRequiredTestClass()),
                        place -> new Found(find(context)),
                        Found.class)
                .by()
                .map(PopulatedBy::checked);
    }

    private static Optional<PopulatedBy> find(ExtensionContext context) {
        for (AnnotatedElement element : elements(context)) {
            Optional<Populated> found = AnnotationSupport.findAnnotation(element, Populated.class);
            if (found.isPresent()) {
                return Optional.of(new PopulatedBy(found.get(), SettingsOf.nameOf(element)));
            }
        }
        return Optional.empty();
    }

    /** A test's method, its class, and the classes around that. */
    static List<AnnotatedElement> elements(ExtensionContext context) {
        return Stream.concat(
                        context.getTestMethod().stream(),
                        Stream.<Class<?>>iterate(
                                context.getRequiredTestClass(), each -> each != null, Class::getEnclosingClass))
                .map(element -> (AnnotatedElement) element)
                .toList();
    }

    private PopulatedBy checked() {
        if (annotation.rows() < 1) {
            throw new ExtensionConfigurationException(
                    asked() + " fills tables with no rows.\nGive a number from 1, or leave @Populated out.");
        }
        return this;
    }

    private String asked() {
        return "@Populated(rows = " + annotation.rows() + ") on " + where;
    }

    /**
     * Fills a database.
     *
     * @param mustHaveTables whether it is an error if there is nothing to fill
     * @return what could not be filled, in words
     */
    List<String> fill(TestDatabase database, boolean mustHaveTables) {
        Population population = Population.of(database, annotation.rows(), annotation.seed());
        if (mustHaveTables && population.tables().isEmpty()) {
            throw new ExtensionConfigurationException(asked()
                    + " has nothing to fill: the database starts without tables.\nSay where it starts, with @StartAt.");
        }
        return population.unfilled().stream()
                .filter(table -> table.asked() > 0)
                .map(FilledTable::describe)
                .map(table -> "@Populated could not fill " + table)
                .toList();
    }
}

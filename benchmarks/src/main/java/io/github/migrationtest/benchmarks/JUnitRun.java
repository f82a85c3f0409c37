package io.github.migrationtest.benchmarks;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** One class of tests, run again and again as a build would run it; what the extension prints at the end is not shown. */
final class JUnitRun {
    private final Launcher launcher = LauncherFactory.create();
    private final LauncherDiscoveryRequest request;

    JUnitRun(Class<?> testClass, Path folder, Map<String, String> parameters) {
        request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(testClass))
                .configurationParameter(
                        "migrationtest.migrations", folder.resolve("migrations").toString())
                .configurationParameter(
                        "migrationtest.directory", folder.resolve("databases").toString())
                .configurationParameters(parameters)
                .build();
    }

    /** Runs them all; how many passed. */
    long execute() {
        PrintStream console = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            SummaryGeneratingListener listener = new SummaryGeneratingListener();
            launcher.execute(request, listener);
            return passed(listener.getSummary());
        } finally {
            System.setOut(console);
        }
    }

    private static long passed(TestExecutionSummary summary) {
        if (summary.getTotalFailureCount() > 0 || summary.getTestsSucceededCount() == 0) {
            StringWriter failures = new StringWriter();
            summary.printFailuresTo(new PrintWriter(failures));
            throw new IllegalStateException("The tests did not pass." + failures);
        }
        return summary.getTestsSucceededCount();
    }
}

package io.github.migrationtest.internal.rehearsal;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Who started this JVM: test JVMs of one build, side by side or one after the other, have the same. Maven's Surefire puts a shell between itself
 * and its JVMs, Gradle's daemon and an IDE nothing.
 */
final class BuildProcess {
    private BuildProcess() {}

    /** Names the nearest Java process above this one; where there is none, this JVM is alone. */
    static String name() {
        ProcessHandle process = ProcessHandle.current();
        Optional<ProcessHandle> above = process.parent();
        while (above.isPresent() && !isJava(above.get())) {
            above = above.get().parent();
        }
        ProcessHandle build = above.orElse(process);
        return build.pid() + "@"
                + build.info().startInstant().map(Object::toString).orElse("");
    }

    private static boolean isJava(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> String.valueOf(Path.of(command).getFileName()))
                .filter(name -> name.equals("java") || name.equals("java.exe"))
                .isPresent();
    }
}

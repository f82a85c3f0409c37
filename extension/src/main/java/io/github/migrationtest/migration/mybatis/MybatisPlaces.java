package io.github.migrationtest.migration.mybatis;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the parts of a project of MyBatis Migrations are ({@code migrate init} makes {@code scripts} and {@code environments}).
 *
 * @param scripts the migrations
 * @param environments the environment files; empty where an application runs the migrations by the Java interface
 */
record MybatisPlaces(Path scripts, Optional<Path> environments) {

    /** The places that a folder means, which is the project or its scripts. */
    static MybatisPlaces of(Path folder) {
        Path below = folder.resolve("scripts");
        boolean isProject = Files.isDirectory(below);
        Path scripts = isProject ? below : folder;
        Path beside = scripts.resolveSibling("environments");
        boolean isOfProject = isProject || String.valueOf(scripts.getFileName()).equals("scripts");
        return new MybatisPlaces(
                scripts, isOfProject && Files.isDirectory(beside) ? Optional.of(beside) : Optional.empty());
    }
}

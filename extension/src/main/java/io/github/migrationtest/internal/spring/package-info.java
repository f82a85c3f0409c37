/** What a Spring Boot application says in its configuration files, read without Spring. */
@NullMarked
package io.github.migrationtest.internal.spring;

import org.jspecify.annotations.NullMarked;

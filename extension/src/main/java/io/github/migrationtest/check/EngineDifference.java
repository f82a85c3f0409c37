package io.github.migrationtest.check;

import java.util.Optional;

/**
 * A constraint or an index that one engine has and another lacks.
 *
 * @param having the engine that has it
 * @param lacking the engine that has not
 * @param table its table, as the first has it
 * @param what it, as messages show it
 * @param name what it is called, where that was said
 * @param instead what the other has nearest to it
 * @param why what comes of that, and how it came about where that is known
 */
record EngineDifference(
        EngineEnd having,
        EngineEnd lacking,
        String table,
        String what,
        Optional<String> name,
        Optional<String> instead,
        Optional<String> why) {}

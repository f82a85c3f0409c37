package io.github.migrationtest.migration.mybatis;

/**
 * MyBatis's quick look whether a line has a variable at all ({@code MigrationReader.searchVariable}); in a line in which it sees none,
 * such as {@code $${name}}, nothing is filled.
 */
final class VariableSearch {
    private State state = State.NOTHING;

    private enum State {
        NOTHING,
        DOLLAR,
        OPEN,
        FOUND
    }

    void see(CharSequence line) {
        line.chars().forEach(this::see);
        see('\n');
    }

    private void see(int character) {
        state = switch (state) {
            case NOTHING -> character == '$' ? State.DOLLAR : State.NOTHING;
            case DOLLAR -> character == '{' ? State.OPEN : State.NOTHING;
            case OPEN -> character == '}' ? State.FOUND : State.OPEN;
            case FOUND -> State.FOUND;
        };
    }

    /** Whether one was seen since this was last asked. */
    boolean end() {
        boolean found = state == State.FOUND;
        state = State.NOTHING;
        return found;
    }
}

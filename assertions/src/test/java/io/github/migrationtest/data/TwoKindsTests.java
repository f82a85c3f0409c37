package io.github.migrationtest.data;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.migrationtest.database.DatabaseKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class TwoKindsTests {

    @Test
    void areNotComparedForEachEngineHashesItsOwn() {
        DataSnapshot before = new DataSnapshot(DatabaseKind.SQLITE, List.of());
        DataSnapshot after = new DataSnapshot(DatabaseKind.POSTGRESQL, List.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> DataDiff.between(before, after))
                .withMessage("The rows of SQLite and of PostgreSQL cannot be compared: each engine hashes its own."
                        + " Compare databases of one kind.");
    }
}

package io.github.migrationtest.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcUrlsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:postgresql://host/db?user=me&password=hidden&ssl=true | jdbc:postgresql://host/db?user=me&password=***&ssl=true
            jdbc:postgresql://host/db?password=hid;den,x&ssl=true      | jdbc:postgresql://host/db?password=***&ssl=true
            jdbc:postgresql://host/db?sslpassword=hidden               | jdbc:postgresql://host/db?sslpassword=***
            jdbc:mysql://me:hidden@host:3306/db                        | jdbc:mysql://me:***@host:3306/db
            jdbc:mysql://me:hid@den@host:3306/db                       | jdbc:mysql://me:***@host:3306/db
            jdbc:mysql://:hidden@host/db                               | jdbc:mysql://:***@host/db
            jdbc:mysql://(host=h,port=1,password=hidden)/db            | jdbc:mysql://(host=h,port=1,password=***)/db
            jdbc:mysql://address=(host=h)(PASSWORD=hidden)/db          | jdbc:mysql://address=(host=h)(PASSWORD=***)/db
            jdbc:mariadb://host/db?trustStorePassword=hidden           | jdbc:mariadb://host/db?trustStorePassword=***
            jdbc:sqlserver://host:1433;user=me;password=hidden;x=y     | jdbc:sqlserver://host:1433;user=me;password=***;x=y
            jdbc:sqlite:file:a.db?cipher=sqlcipher&key=hidden          | jdbc:sqlite:file:a.db?cipher=sqlcipher&key=***
            jdbc:sqlite:file:a.db?hexkey=hidden                        | jdbc:sqlite:file:a.db?hexkey=***
            jdbc:dbeaver:libsql:https://host?authToken=hidden          | jdbc:dbeaver:libsql:https://host?authToken=***
            """)
    void hidesWhatIsSecret(String url, String shown) {
        assertThat(JdbcUrls.withoutPassword(url)).isEqualTo(shown).doesNotContain("hidden");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:sqlite::memory:",
                "jdbc:sqlite:/home/me/monkey=1/app.db",
                "jdbc:postgresql://localhost:5432/app?user=me@example.org&sslkey=/etc/key.pem",
                "jdbc:postgresql://me@localhost/app",
                "jdbc:mysql://localhost:3306/app?passwordCharacterEncoding=UTF-8"
            })
    void leavesTheRestAsItIs(String url) {
        assertThat(JdbcUrls.withoutPassword(url)).isEqualTo(url);
    }
}

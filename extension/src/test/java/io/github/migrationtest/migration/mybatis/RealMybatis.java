package io.github.migrationtest.migration.mybatis;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.ibatis.migration.ConnectionProvider;
import org.apache.ibatis.migration.FileMigrationLoader;
import org.apache.ibatis.migration.operations.BootstrapOperation;
import org.apache.ibatis.migration.operations.DownOperation;
import org.apache.ibatis.migration.operations.PendingOperation;
import org.apache.ibatis.migration.operations.UpOperation;
import org.apache.ibatis.migration.options.DatabaseOperationOption;

/** MyBatis Migrations itself on a folder and a database, as its command line runs it. */
final class RealMybatis {
    final DatabaseOperationOption option = new DatabaseOperationOption();
    private final FileMigrationLoader loader;
    private final ConnectionProvider connections;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    RealMybatis(Path scripts, Properties variables, ConnectionProvider connections) {
        this.loader = new FileMigrationLoader(scripts.toFile(), "UTF-8", variables);
        this.connections = connections;
        option.setEscapeProcessing(false);
        option.setThrowWarning(false);
        option.setDelimiter(";");
    }

    void up(int steps) {
        new UpOperation(steps).operate(connections, loader, option, out());
    }

    void up() {
        up(Integer.MAX_VALUE);
    }

    void bootstrap() {
        new BootstrapOperation().operate(connections, loader, option, out());
    }

    void pending() {
        new PendingOperation().operate(connections, loader, option, out());
    }

    void down(int steps) {
        new DownOperation(steps).operate(connections, loader, option, out());
    }

    String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private PrintStream out() {
        return new PrintStream(printed, true, StandardCharsets.UTF_8);
    }
}

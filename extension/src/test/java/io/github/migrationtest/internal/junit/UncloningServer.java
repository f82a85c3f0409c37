package io.github.migrationtest.internal.junit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.migrationtest.fixtures.server.Server;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/**
 * A real PostgreSQL at another port, where it knows no templates: statements that CockroachDB refuses (CREATE DATABASE of any template
 * but template0, ALLOW_CONNECTIONS, STRATEGY, FORCE) become on their way such as PostgreSQL refuses with the same SQLSTATE, and all
 * locks are free ("Frontend/Backend Protocol" in PostgreSQL's documentation).
 */
final class UncloningServer implements AutoCloseable {
    private static final int STARTUP = 3 << 16;

    private final Server real;
    private final ServerSocket listening;

    UncloningServer(Server real) throws IOException {
        this.real = real;
        this.listening = new ServerSocket(0, 200, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/postgres?user=" + real.user() + "&password="
                + real.password();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "uncloning-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                URI url = URI.create(real.jdbcUrl("postgres").substring("jdbc:".length()));
                Socket server = new Socket(url.getHost(), url.getPort());
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                start(() -> pass(client, server, true));
                start(() -> pass(server, client, false));
            }
        } catch (IOException e) {
            return; // closed
        }
    }

    /** One direction of a session, until either side ends it. */
    private static void pass(Socket from, Socket to, boolean asking) {
        try (from;
                to) {
            if (asking) {
                DataInputStream in = new DataInputStream(from.getInputStream());
                DataOutputStream out = new DataOutputStream(to.getOutputStream());
                while (!passUntyped(in, out)) {
                    out.flush();
                }
                out.flush();
                while (true) {
                    passMessage(in, out);
                }
            }
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            return; // it has ended
        }
    }

    /** A request for encryption or to cancel, or the beginning of the session: whether it was that. */
    private static boolean passUntyped(DataInputStream in, DataOutputStream out) throws IOException {
        byte[] body = in.readNBytes(in.readInt() - 4);
        out.writeInt(body.length + 4);
        out.write(body);
        return body.length >= 4 && (body[0] << 24 | body[1] << 16 | (body[2] & 0xff) << 8 | body[3] & 0xff) == STARTUP;
    }

    private static void passMessage(DataInputStream in, DataOutputStream out) throws IOException {
        int type = in.readUnsignedByte();
        byte[] body = in.readNBytes(in.readInt() - 4);
        byte[] passed = type == 'P' ? parsed(body) : type == 'Q' ? queried(body) : body;
        out.writeByte(type);
        out.writeInt(passed.length + 4);
        out.write(passed);
        if (in.available() == 0) {
            out.flush();
        }
    }

    /** The name of a statement, its text, its parameters' types. */
    private static byte[] parsed(byte[] body) {
        int name = end(body, 0);
        int text = end(body, name + 1);
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        changed.write(body, 0, name + 1);
        changed.writeBytes(
                changed(new String(body, name + 1, text - name - 1, UTF_8)).getBytes(UTF_8));
        changed.write(body, text, body.length - text);
        return changed.toByteArray();
    }

    private static byte[] queried(byte[] body) {
        return (changed(new String(body, 0, body.length - 1, UTF_8)) + "\0").getBytes(UTF_8);
    }

    private static int end(byte[] body, int start) {
        int end = start;
        while (body[end] != 0) {
            end++;
        }
        return end;
    }

    private static String changed(String sql) {
        if (sql.contains(" STRATEGY ") || sql.contains("ALLOW_CONNECTIONS") || sql.contains("WITH (FORCE)")) {
            return refused("42601", "at or near \"with\": syntax error");
        }
        if (sql.contains("TEMPLATE \"mt_")) {
            return refused("0A000", "unsupported template: mt_");
        }
        return sql.replaceAll("pg_(try_)?advisory_(un)?lock\\([^)]*\\)", "true");
    }

    private static String refused(String state, String message) {
        return "DO $$ BEGIN RAISE EXCEPTION '" + message + "' USING ERRCODE = '" + state + "'; END $$";
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The port stays in use.", e);
        }
    }
}

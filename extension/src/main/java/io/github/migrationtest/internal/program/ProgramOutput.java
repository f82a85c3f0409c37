package io.github.migrationtest.internal.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.time.Duration;

/** What a program writes, read as it comes; of much output the beginning and the end are kept. */
final class ProgramOutput implements Runnable {
    private static final int BEGINNING = 4_000;
    private static final int END = 12_000;

    private final InputStream stream;
    private final StringBuilder beginning = new StringBuilder();
    private final StringBuilder end = new StringBuilder();
    private long leftOut;
    private final Thread thread = new Thread(this, "reads the output of a command");

    private ProgramOutput(InputStream stream) {
        this.stream = stream;
    }

    static ProgramOutput of(Process process) {
        ProgramOutput output = new ProgramOutput(process.getInputStream());
        output.thread.setDaemon(true);
        output.thread.start();
        return output;
    }

    @Override
    public void run() {
        char[] buffer = new char[4096];
        try (Reader reader = new InputStreamReader(stream, Charset.defaultCharset())) {
            for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
                add(buffer, count);
            }
        } catch (IOException e) {
            add(("\n(its output cannot be read: " + e.getMessage() + ")").toCharArray());
        }
    }

    private void add(char[] text) {
        add(text, text.length);
    }

    private synchronized void add(char[] text, int count) {
        int first = Math.min(count, BEGINNING - beginning.length());
        beginning.append(text, 0, first);
        end.append(text, first, count - first);
        if (end.length() > 2 * END) {
            leftOut += end.length() - END;
            end.delete(0, end.length() - END);
        }
    }

    /** What it has written when it is done, or when the time is over. */
    String shownAfter(Duration wait) {
        try {
            thread.join(Math.max(1, wait.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            int more = Math.max(0, end.length() - END);
            String cut = leftOut + more == 0 ? "" : "\n... (" + (leftOut + more) + " characters)\n";
            return beginning + cut + end.substring(more);
        }
    }
}

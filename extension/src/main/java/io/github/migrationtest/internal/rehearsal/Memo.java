package io.github.migrationtest.internal.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Makes a value once per key, whoever asks first; others wait for it.
 *
 * <p>A failure is remembered too, and thrown to each who asks: what cannot be made is not tried again for every test.
 */
final class Memo<K, V> {
    private final ConcurrentMap<K, FutureTask<V>> made = new ConcurrentHashMap<>();

    V get(K key, Function<? super K, ? extends V> maker) {
        FutureTask<V> task = new FutureTask<>(() -> maker.apply(key));
        FutureTask<V> first = made.putIfAbsent(key, task);
        if (first == null) {
            task.run();
            first = task;
        }
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return first.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw sneaky(e.getCause() == null ? e : e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Forgets what was made for some keys, and gives it; what failed was not. */
    List<V> forget(Predicate<? super K> which) {
        List<V> forgotten = new ArrayList<>();
        made.keySet().stream().filter(which).toList().forEach(key -> {
            FutureTask<V> task = made.remove(key);
            if (task != null) {
                given(task, forgotten::add);
            }
        });
        return forgotten;
    }

    /** Does something with all that has been made; what failed was not. */
    void forEachMade(Consumer<? super V> action) {
        made.values().forEach(task -> given(task, action));
    }

    private static <V> void given(FutureTask<V> task, Consumer<? super V> action) {
        try {
            action.accept(task.get());
        } catch (ExecutionException e) {
            return; // told to whoever asked for it
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A maker throws nothing that is checked, so neither does this. */
    private static RuntimeException sneaky(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(thrown);
    }
}

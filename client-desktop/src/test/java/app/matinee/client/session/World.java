package app.matinee.client.session;

import app.matinee.client.sync.Scheduler;
import java.util.PriorityQueue;

/// Time as the test moves it: everything that waits stands in one queue.
final class World {
    private record Task(long nanos, long order, Runnable action) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            int byTime = Long.compare(nanos, other.nanos);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private long nanos = 1_000_000_000L;
    private long order;

    long nanos() {
        return nanos;
    }

    Runnable in(double ms, Runnable action) {
        return atNanos(nanos + Math.max(0, (long) (ms * 1e6)), action);
    }

    Runnable atNanos(long at, Runnable action) {
        Task task = new Task(Math.max(at, nanos), order++, action);
        tasks.add(task);
        return () -> tasks.remove(task);
    }

    /// A machine's own timer; its monotonic clock has another zero.
    Scheduler scheduler(long zeroNanos) {
        return (at, action) -> atNanos(at - zeroNanos, action);
    }

    void pass(double ms) {
        long until = nanos + (long) (ms * 1e6);
        while (!tasks.isEmpty() && tasks.peek().nanos() <= until) {
            Task next = tasks.remove();
            nanos = Math.max(nanos, next.nanos());
            next.action().run();
        }
        nanos = until;
    }
}

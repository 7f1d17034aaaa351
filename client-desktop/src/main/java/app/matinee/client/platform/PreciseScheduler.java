package app.matinee.client.platform;

import app.matinee.client.sync.Scheduler;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs tasks on one thread of its own, close to the nanosecond: it waits, and spins through the
/// last [#SPIN_NANOS], because a wait may end a millisecond late. Tasks that need no such precision
/// pay for it with at most that spin each.
public final class PreciseScheduler implements Scheduler, AutoCloseable {
    static final long SPIN_NANOS = 1_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(PreciseScheduler.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition sooner = lock.newCondition();
    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private final Thread thread;
    private long order;

    /// Starts its thread.
    public PreciseScheduler() {
        thread = Thread.ofPlatform().daemon().name("scheduler").start(this::loop);
    }

    /// Instants are compared by difference: `System.nanoTime()` may wrap.
    private record Task(long nanos, long order, Runnable action) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            int byTime = Long.signum(nanos - other.nanos);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    @Override
    public Runnable at(long nanos, Runnable action) {
        lock.lock();
        try {
            Task task = new Task(nanos, order++, action);
            tasks.add(task);
            sooner.signal();
            return () -> takeBack(task);
        } finally {
            lock.unlock();
        }
    }

    private void takeBack(Task task) {
        lock.lock();
        try {
            tasks.remove(task);
        } finally {
            lock.unlock();
        }
    }

    private void loop() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                run(next());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void run(Task task) {
        try {
            task.action().run();
        } catch (RuntimeException e) {
            LOG.error("A scheduled task failed", e);
        }
    }

    /// Waits for the first task to be due, and takes it.
    private Task next() throws InterruptedException {
        while (true) {
            lock.lockInterruptibly();
            try {
                Task first = tasks.peek();
                if (first == null) {
                    sooner.await();
                    continue;
                }
                long leftNanos = first.nanos() - System.nanoTime();
                if (leftNanos <= 0) {
                    tasks.poll();
                    return first;
                }
                if (leftNanos > SPIN_NANOS) {
                    var _ = sooner.awaitNanos(leftNanos - SPIN_NANOS);
                    continue;
                }
            } finally {
                lock.unlock();
            }
            Thread.onSpinWait();
        }
    }

    /// Drops what waits and ends the thread. Idempotent.
    @Override
    public void close() {
        lock.lock();
        try {
            tasks.clear();
        } finally {
            lock.unlock();
        }
        thread.interrupt();
    }
}

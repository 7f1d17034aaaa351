package app.matinee.server.socketio;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.SingleThreadEventExecutor;
import io.vertx.core.Context;
import io.vertx.core.internal.ContextInternal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;

/// One event loop: runs tasks for the sessions it owns, and writes what they have to say once per
/// turn.
///
/// Tasks run in the order in which they were handed over, whichever thread handed them over. So the
/// events of a sender that moves between threads stay in order too.
///
/// Writing is put off until the turn has no other work left: everything sent to a client meanwhile
/// leaves in one write and one flush. What a room makes of the messages of one turn takes several
/// tasks, one after the other, so the end of the first task would be too early. Clients with the
/// same packets waiting (the members of a room) are flushed from one buffer: see [Batch].
final class Loop {
    /// A bound for one go, so that a busy sender cannot keep the loop from its sockets.
    private static final int TASKS_PER_TURN = 4_096;

    /// How long a loop that does not run out of work may keep what it has to say. One line to 500
    /// members takes some 50 µs to prepare, so dozens of them share a write.
    private static final long LONGEST_WAIT_NANOS = 2_000_000;

    private final ContextInternal context;
    private final EventLoop eventLoop;
    private final IntSupplier tasksWaiting;
    private final Queue<Runnable> inbox = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean awake = new AtomicBoolean();
    private boolean draining;
    private List<Outbox> toFlush = new ArrayList<>();
    private long flushAskedNanos;

    Loop(Context context) {
        if (!context.isEventLoopContext()) {
            throw new IllegalStateException(
                    "Socket.IO needs an event loop context, not " + context.threadingModel());
        }
        this.context = ((ContextInternal) context).unwrap();
        this.eventLoop = this.context.nettyEventLoop();
        this.tasksWaiting =
                eventLoop instanceof SingleThreadEventExecutor executor
                        ? executor::pendingTasks
                        : () -> 0;
    }

    /// Runs the task on this loop: at once if that keeps the order, otherwise soon.
    void run(Runnable task) {
        if (isIdleHere()) {
            task.run();
        } else {
            inbox.add(task);
            wake();
        }
    }

    /// Whether [#run] would run a task at once; only on this loop can it be true.
    boolean isIdleHere() {
        return eventLoop.inEventLoop() && !draining && inbox.isEmpty();
    }

    private void wake() {
        if (awake.compareAndSet(false, true)) {
            eventLoop.execute(() -> context.dispatch(this::drain));
        }
    }

    private void drain() {
        awake.set(false);
        draining = true;
        try {
            for (var i = 0; i < TASKS_PER_TURN; i++) {
                var task = inbox.poll();
                if (task == null) {
                    return;
                }
                task.run();
            }
        } finally {
            draining = false;
            if (!inbox.isEmpty()) {
                wake();
            }
        }
    }

    /// Calls [Outbox#flush] at the end of this turn. Only on this loop.
    void flushLater(Outbox outbox) {
        toFlush.add(outbox);
        if (toFlush.size() == 1) {
            flushAskedNanos = System.nanoTime();
            eventLoop.execute(() -> context.dispatch(this::flushWhenQuiet));
        }
    }

    private void flushWhenQuiet() {
        if (tasksWaiting.getAsInt() > 0
                && System.nanoTime() - flushAskedNanos < LONGEST_WAIT_NANOS) {
            eventLoop.execute(() -> context.dispatch(this::flushWhenQuiet));
        } else {
            flushAll();
        }
    }

    private void flushAll() {
        var outboxes = toFlush;
        toFlush = new ArrayList<>();
        var last = Batch.NONE;
        try {
            for (var outbox : outboxes) {
                var batch = outbox.flush(last);
                if (batch != last) {
                    last.release();
                    last = batch;
                }
            }
        } finally {
            last.release();
        }
    }

    /// @return cancels the task if it has not run yet; to be called on this loop
    Runnable later(Duration delay, Runnable task) {
        var timer = context.setTimer(delay.toMillis(), id -> task.run());
        return () -> context.owner().cancelTimer(timer);
    }
}

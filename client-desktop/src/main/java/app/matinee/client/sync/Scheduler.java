package app.matinee.client.sync;

/// Runs something at an instant, precisely.
public interface Scheduler {
    /// @param nanos `System.nanoTime()` scale; at once when past
    /// @param task returns at once; runs on the scheduler's thread
    /// @return takes the task back; without effect once it runs
    Runnable at(long nanos, Runnable task);
}

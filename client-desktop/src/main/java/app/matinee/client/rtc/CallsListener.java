package app.matinee.client.rtc;

/// Hears what happens in a call. Called on one thread of the adapter's, in order; copies and posts,
/// nothing else.
@FunctionalInterface
public interface CallsListener {
    void happened(CallEvent event);
}

package app.matinee.client.rtc.process;

import app.matinee.client.rtc.CallCommand;

/// What the parent says to the engine.
public sealed interface ToEngine {
    record Do(CallCommand command) implements ToEngine {}

    /// To be answered by [FromEngine.Alive] from the thread that owns the native calls.
    record AreYouAlive(long number) implements ToEngine {}
}

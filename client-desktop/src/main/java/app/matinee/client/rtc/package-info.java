/// The port to calls (faces, voices, screens) and the decisions that need no engine: negotiation
/// and the bandwidth budget. Everything that crosses the port is a plain value, because the engine
/// behind it lives in another process (docs/decisions/0022).
@NullMarked
package app.matinee.client.rtc;

import org.jspecify.annotations.NullMarked;
